import { Checkbox, NativeSelect, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { PhoneField } from "@/components/form/tidy-field";
import { TypeField } from "@/components/form/type-field";
import { useReference } from "@/lib/api/reference";
import { type NewOrganisation, nations } from "./organisation-model";

interface Props {
  one: NewOrganisation;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<NewOrganisation>) => void;
}

/** Who it is and how it is reached. */
export function ContactFields({ one, problemAt, onChange }: Props) {
  return (
    <>
      <TextInput
        id="name"
        label="Name"
        maxLength={120}
        autoComplete="off"
        value={one.name}
        error={problemAt("name")}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        id="email"
        label="E-mail"
        description="Where its referrals are announced; best one that several colleagues read"
        type="email"
        maxLength={254}
        autoComplete="off"
        value={one.email}
        error={problemAt("email")}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <PhoneField
        id="phone"
        label="Telephone (optional)"
        value={one.phone}
        error={problemAt("phone")}
        onChange={(phone) => onChange({ phone })}
      />
      <NativeSelect
        id="nation"
        label="Nation"
        description="Its bank holidays count for its deadlines"
        maw={280}
        value={one.nation}
        data={nations.map(({ value, label }) => ({ value, label }))}
        onChange={(event) => onChange({ nation: nationOf(event.currentTarget.value) })}
      />
      <TypeField
        label="Kind of organisation (optional)"
        value={one.type}
        error={problemAt("type")}
        onChange={(type) => onChange({ type })}
      />
    </>
  );
}

function nationOf(value: string): NewOrganisation["nation"] {
  return nations.find((nation) => nation.value === value)?.value ?? "england-and-wales";
}

const texts = [
  { name: "summary", label: "What it does (optional)", description: "One sentence", most: 500 },
  { name: "criteria", label: "Whom it helps (optional)", description: undefined, most: 2000 },
  { name: "areas", label: "Areas (optional)", description: "Towns or districts, one a line", most: 2000 },
] as const;

/** What others read of it before they refer. */
export function ProfileFields({ one, problemAt, onChange }: Props) {
  const { data } = useReference();
  return (
    <>
      {texts.map(({ name, label, description, most }) => (
        <Textarea
          key={name}
          id={name}
          label={label}
          description={description}
          autosize
          minRows={2}
          maxLength={most}
          value={one[name]}
          error={problemAt(name)}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
      <Checkbox.Group label="Helps with (optional)" value={[...one.issues]} onChange={(issues) => onChange({ issues })}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt={4}>
          {(data?.issues ?? []).map((issue) => (
            <Checkbox key={issue.code} value={issue.code} label={issue.label} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </>
  );
}

const times = [
  { name: "acknowledge_days", label: "To acknowledge" },
  { name: "decide_days", label: "To accept or decline, after that" },
] as const;

/** Its own clock, where it differs from the network's. */
export function TimeFields({ one, problemAt, onChange }: Props) {
  return times.map(({ name, label }) => (
    <TextInput
      key={name}
      id={name}
      label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={2}
      maw={280}
      value={one[name]}
      error={problemAt(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  ));
}
