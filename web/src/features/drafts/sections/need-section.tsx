import { Checkbox } from "@mantine/core";
import { FormSection } from "@/components/form/form-section";
import { reasonTexts } from "@/components/form/need-texts";
import type { Need } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { IssueFields } from "./issue-fields";
import { KeyDateFields } from "./key-date-fields";
import type { SectionProps } from "./section-props";
import { Story } from "./text-fields";

/** Why the client is referred and what they want, with the dates that cannot be missed (N10, N14, N15). */
export function NeedSection({ value, onChange, problemAt }: SectionProps<Need>) {
  const { data: reference } = useReference();
  return (
    <FormSection id="need" title="Why, and what is wanted">
      <IssueFields
        choices={reference?.issues ?? []}
        chosen={value.issues}
        error={problemAt("need.issues")}
        onChange={(issues) => onChange({ issues })}
      />
      {reasonTexts.map(({ field, label }) => (
        <Story
          key={field}
          id={`need.${field}`}
          label={label}
          required={field === "reason"}
          value={value[field]}
          error={problemAt(`need.${field}`)}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
      <KeyDateFields value={value.key_dates} problemAt={problemAt} onChange={(key_dates) => onChange({ key_dates })} />
      <Checkbox
        id="need.urgent"
        label="This is urgent"
        description={reference?.urgent}
        checked={value.urgent}
        onChange={(event) => onChange({ urgent: event.currentTarget.checked })}
      />
    </FormSection>
  );
}
