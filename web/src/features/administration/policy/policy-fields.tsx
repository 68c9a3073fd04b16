import { Checkbox, Radio, Stack, TextInput } from "@mantine/core";
import type { Policy } from "@/lib/api/gen/types.gen";
import { applicationsSay, daysRules, silenceLabel, silences, type TypedPolicy } from "./policy-model";

interface Props {
  typed: TypedPolicy;
  /** The rules as they are until these are saved, and as they are where nobody set them. */
  policy: Policy;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<TypedPolicy>) => void;
}

/** The deadlines, each with its default. */
export function DaysFields({ typed, policy, problemAt, onChange }: Props) {
  return daysRules.map(({ name, label, says }) => (
    <TextInput
      key={name}
      id={name}
      label={label}
      description={`${says} Now: ${policy[name]}. Default: ${policy.defaults[name]}.`}
      inputMode="numeric"
      autoComplete="off"
      maxLength={2}
      styles={{ input: { maxWidth: 120 } }}
      value={typed[name]}
      error={problemAt(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  ));
}

/** What becomes of a referral that nobody answers. */
export function SilenceField({ typed, policy, problemAt, onChange }: Props) {
  return (
    <Radio.Group
      label="When nobody answers, five working days after a missed deadline"
      description={`Now: ${silenceLabel(policy.silence)}. Default: ${silenceLabel(policy.defaults.silence)}.`}
      value={typed.silence}
      error={problemAt("silence")}
      onChange={(code) => onChange({ silence: silences.find((one) => one.code === code)?.code ?? "ask" })}
    >
      <Stack gap={8} mt={4}>
        {silences.map(({ code, label, says }, index) => (
          <Radio key={code} {...(index === 0 && { id: "silence" })} value={code} label={label} description={says} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Whether organisations may ask to join and, where not, whom they write to. */
export function JoiningFields({ typed, policy, problemAt, onChange }: Props) {
  return (
    <>
      <Checkbox
        label="Organisations may apply to join"
        description={`${applicationsSay} Now: ${policy.takes_applications ? "on" : "off"}. Default: on.`}
        checked={typed.takes_applications}
        onChange={(event) => onChange({ takes_applications: event.currentTarget.checked })}
      />
      {!typed.takes_applications && (
        <TextInput
          id="applications_contact"
          label="Whom an organisation should write to instead"
          description="Everybody can read it, such as: the network's office, joining@example.org."
          maxLength={300}
          value={typed.applications_contact}
          error={problemAt("applications_contact")}
          onChange={(event) => onChange({ applications_contact: event.currentTarget.value })}
        />
      )}
    </>
  );
}
