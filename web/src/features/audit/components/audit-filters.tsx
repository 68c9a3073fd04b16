import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { OrganisationField } from "@/components/accounts/organisation-field";
import { icons } from "@/components/icons";
import type { Choice } from "@/lib/api/gen/types.gen";
import type { AuditFilter } from "../model";
import classes from "./audit.module.css";

interface Props {
  filter: AuditFilter;
  kinds: readonly Choice[];
  /** Whether the entries are of more than one organisation. */
  ofNetwork: boolean;
  onChange: (filter: AuditFilter) => void;
}

const pause = 300;

/** Who, whose, what, which referral, when. What is typed is asked for when the typing pauses. */
export function AuditFilters({ filter, kinds, ofNetwork, onChange }: Props) {
  const [typed, setTyped] = useState(filter);
  const askSoon = useDebouncedCallback(onChange, pause);
  const type = (part: Partial<AuditFilter>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    askSoon(next);
  };
  return (
    <form role="search" className={classes.filters} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        className={classes.grow}
        label="Who"
        description="Part of a name or username"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        leftSection={icons.search}
        value={typed.who}
        onChange={(event) => type({ who: event.currentTarget.value })}
      />
      {ofNetwork && (
        <div className={classes.grow}>
          <OrganisationField
            id={typed.organisation}
            error={undefined}
            onChange={(organisation) => type({ organisation })}
          />
        </div>
      )}
      <NativeSelect
        label="What"
        value={typed.kind}
        data={[{ value: "", label: "Anything" }, ...kinds.map(({ code, label }) => ({ value: code, label }))]}
        onChange={(event) => type({ kind: event.currentTarget.value })}
      />
      <TextInput
        label="Referral"
        placeholder="#10423"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        w={120}
        value={typed.number}
        onChange={(event) => type({ number: event.currentTarget.value })}
      />
      <Day label="First day" value={typed.from} onChange={(from) => type({ from })} />
      <Day label="Last day" value={typed.until} onChange={(until) => type({ until })} />
    </form>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput type="date" label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
