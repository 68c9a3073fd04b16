import { TextInput } from "@mantine/core";
import type { NewPerson } from "./account-model";

interface Props {
  person: NewPerson;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<NewPerson>) => void;
}

interface Field {
  name: "first_name" | "last_name" | "email" | "job_title" | "phone";
  label: string;
  description?: string;
  type?: string;
  maxLength: number;
}

const names: readonly Field[] = [
  { name: "first_name", label: "First name", maxLength: 100 },
  { name: "last_name", label: "Surname", maxLength: 100 },
  { name: "email", label: "E-mail", description: "Their own, not one that others read", type: "email", maxLength: 254 },
];

const work: readonly Field[] = [
  { name: "job_title", label: "Job title (optional)", maxLength: 100 },
  { name: "phone", label: "Telephone at work (optional)", type: "tel", maxLength: 40 },
];

/** Who they are. */
export function NameFields(props: Props) {
  return <Fields fields={names} {...props} />;
}

/** What only those who work for an organisation have. */
export function WorkFields(props: Props) {
  return <Fields fields={work} {...props} />;
}

function Fields({ fields, person, problemAt, onChange }: Props & { fields: readonly Field[] }) {
  return fields.map(({ name, label, description, type, maxLength }) => (
    <TextInput
      key={name}
      id={name}
      label={label}
      description={description}
      type={type ?? "text"}
      autoComplete="off"
      maxLength={maxLength}
      value={person[name]}
      error={problemAt(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  ));
}
