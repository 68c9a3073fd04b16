import { Checkbox, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { PhoneField } from "@/components/form/tidy-field";
import type { Choice } from "@/lib/api/gen/types.gen";
import type { TypedProfile } from "./profile-model";

export interface ProfileProps {
  typed: TypedProfile;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<TypedProfile>) => void;
}

interface TextProps extends ProfileProps {
  name: "summary" | "criteria" | "waiting" | "areas" | "languages";
  label: string;
  description?: string;
  most: number;
}

/** A text that may have several lines. */
export function ProfileText({ name, label, description, most, typed, problemAt, onChange }: TextProps) {
  return (
    <Textarea
      id={name}
      label={label}
      description={description}
      autosize
      minRows={2}
      maxLength={most}
      value={typed[name]}
      error={problemAt(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
}

/** How others reach the organisation. */
export function ContactFields(props: ProfileProps) {
  const { typed, problemAt, onChange } = props;
  return (
    <>
      <TextInput
        id="email"
        label="E-mail"
        description="Where your referrals are announced; best one that several colleagues read"
        type="email"
        maxLength={254}
        autoComplete="off"
        value={typed.email}
        error={problemAt("email")}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <PhoneField
        id="phone"
        label="Telephone"
        value={typed.phone}
        error={problemAt("phone")}
        onChange={(phone) => onChange({ phone })}
      />
      <TextInput
        id="website"
        label="Website"
        inputMode="url"
        maxLength={300}
        autoComplete="off"
        value={typed.website}
        error={problemAt("website")}
        onChange={(event) => onChange({ website: event.currentTarget.value })}
      />
    </>
  );
}

interface CheckProps {
  id: string;
  label: string;
  choices: readonly Choice[];
  value: readonly string[];
  error: string | undefined;
  onChange: (codes: string[]) => void;
}

/** Some of a list. */
export function ChecksField({ id, label, choices, value, error, onChange }: CheckProps) {
  return (
    <Checkbox.Group id={id} label={label} error={error} value={[...value]} onChange={onChange}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt={4}>
        {choices.map((one) => (
          <Checkbox key={one.code} value={one.code} label={one.label} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
