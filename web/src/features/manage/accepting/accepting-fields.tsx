import { Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { DateFields } from "@/components/form/date-fields";
import type { Managed } from "@/lib/api/gen/types.gen";
import type { TypedAccepting } from "./accepting-model";
import { FromChooser } from "./from-chooser";

interface Props {
  managed: Managed;
  typed: TypedAccepting;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<TypedAccepting>) => void;
}

/** The switch, and until when it is off. */
export function SwitchFields({ typed, problemAt, onChange }: Props) {
  return (
    <>
      <Radio.Group
        id="open"
        label="Do you take referrals now?"
        value={typed.open ? "open" : "closed"}
        onChange={(value) => onChange({ open: value === "open" })}
      >
        <Stack gap="sm" mt={4}>
          <Radio value="open" label="Open" description="Others can choose you and send you clients." />
          <Radio
            value="closed"
            label="Closed"
            description="Others find you and read that you are closed, but cannot send. What you already have goes on."
          />
        </Stack>
      </Radio.Group>
      {!typed.open && (
        <DateFields
          id="opens_on"
          legend="Opens again on (optional)"
          hint="You open by yourself on the morning of that day. Leave it empty to stay closed until you open again."
          value={typed.opensOn}
          error={problemAt("opens_on")}
          onChange={(opensOn) => onChange({ opensOn })}
        />
      )}
    </>
  );
}

/** From whom, and how many. */
export function WhoFields({ managed, typed, problemAt, onChange }: Props) {
  return (
    <>
      <Radio.Group
        label="From whom?"
        value={typed.chosenOnly ? "chosen" : "all"}
        onChange={(value) => onChange({ chosenOnly: value === "chosen" })}
      >
        <Stack gap="sm" mt={4}>
          <Radio value="all" label="All organisations" />
          <Radio value="chosen" label="Chosen organisations only" description="All others read that they cannot." />
        </Stack>
      </Radio.Group>
      {typed.chosenOnly && (
        <FromChooser
          own={managed.id}
          chosen={typed.from}
          error={problemAt("from")}
          onChange={(from) => onChange({ from })}
        />
      )}
      <TextInput
        id="weekly_limit"
        label="Most referrals in a week (optional)"
        description={`Monday to Sunday. You received ${managed.received} so far this week. When the limit is reached, others read that you are full and when you open again.`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        styles={{ wrapper: { maxWidth: 120 } }}
        value={typed.limit}
        error={problemAt("weekly_limit")}
        onChange={(event) => onChange({ limit: event.currentTarget.value })}
      />
      <Textarea
        id="note"
        label="Note for senders (optional)"
        description="Everybody who would refer to you reads it. Never write about a client here."
        autosize
        minRows={2}
        maxLength={500}
        value={typed.note}
        error={problemAt("note")}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}
