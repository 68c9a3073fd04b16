import { NativeSelect, TextInput } from "@mantine/core";
import { OrganisationField } from "@/components/accounts/organisation-field";
import type { Choice } from "@/lib/api/gen/types.gen";
import classes from "../components/administration.module.css";
import { type EmailFilter, stateChoices } from "./model";

interface Props {
  filter: EmailFilter;
  letters: readonly Choice[];
  onChange: (filter: EmailFilter) => void;
}

/** Which e-mails: by what became of them, what they say, to whom, about what, and when. */
export function EmailFilters({ filter, letters, onChange }: Props) {
  const change = (part: Partial<EmailFilter>) => onChange({ ...filter, ...part });
  return (
    <form role="search" className={classes.filters} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        label="What became of it"
        value={filter.state}
        data={stateChoices()}
        onChange={(event) => change({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label="E-mail"
        value={filter.letter}
        data={[{ value: "", label: "Any" }, ...letters.map(({ code, label }) => ({ value: code, label }))]}
        onChange={(event) => change({ letter: event.currentTarget.value })}
      />
      <div className={classes.filter}>
        <OrganisationField
          id={filter.organisation}
          error={undefined}
          onChange={(organisation) => change({ organisation })}
        />
      </div>
      <TextInput
        label="Referral"
        placeholder="#10423"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        w={120}
        value={filter.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <Day label="First day" value={filter.from} onChange={(from) => change({ from })} />
      <Day label="Last day" value={filter.until} onChange={(until) => change({ until })} />
    </form>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput type="date" label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
