import { Button, Radio, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { User } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useCreateUser, useUsername } from "../api/people";
import classes from "../components/administration.module.css";
import { missingIn, type NewPerson, nobody, requestOf, roles, worksForOne } from "./account-model";
import { OrganisationField } from "./organisation-field";

/** Who they are and what they may do, with the username they will get. */
export function AccountForm({ onMade }: { onMade: (user: User) => void }) {
  const [person, setPerson] = useState(nobody);
  const [attempt, setAttempt] = useState(0);
  const create = useCreateUser();
  const missing = missingIn(person);
  const refused = create.error ? problemOf(create.error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const problemAt = (field: string) => shown.find((one) => one.field === field)?.message;
  const change = (part: Partial<NewPerson>) => setPerson({ ...person, ...part });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    const request = requestOf(person);
    if (request) create.mutate(request, { onSuccess: onMade });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={create.error && shown.length === 0 ? refusalWords(create.error) : undefined}
      />
      <Stack gap="lg">
        <NameFields person={person} problemAt={problemAt} onChange={change} />
        <RoleField role={person.role} error={problemAt("role")} onChange={(role) => change({ role })} />
        {worksForOne(person.role) && (
          <OrganisationField
            id={person.organisation}
            error={problemAt("organisation_id")}
            onChange={(organisation) => change({ organisation })}
          />
        )}
        <Username person={person} />
        <div>
          <Button type="submit" loading={create.isPending}>
            Make the account
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface NameProps {
  person: NewPerson;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<NewPerson>) => void;
}

const fields = [
  { name: "first_name", label: "First name", description: undefined },
  { name: "last_name", label: "Surname", description: undefined },
  { name: "email", label: "E-mail", description: "Their own, not one that others read" },
] as const;

function NameFields({ person, problemAt, onChange }: NameProps) {
  return fields.map(({ name, label, description }) => (
    <TextInput
      key={name}
      id={name}
      label={label}
      description={description}
      type={name === "email" ? "email" : "text"}
      autoComplete="off"
      maxLength={name === "email" ? 254 : 100}
      value={person[name]}
      error={problemAt(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  ));
}

function RoleField(props: {
  role: NewPerson["role"];
  error: string | undefined;
  onChange: (role: NewPerson["role"]) => void;
}) {
  const roleOf = (value: string) => roles.find((role) => role.value === value)?.value ?? "";
  return (
    <Radio.Group
      id="role"
      label="What they may do"
      value={props.role}
      error={props.error}
      onChange={(value) => props.onChange(roleOf(value))}
    >
      <Stack gap="sm" mt={4}>
        {roles.map((role) => (
          <Radio key={role.value} value={role.value} label={role.label} description={role.description} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

const pause = 300;

/** What they will sign in with, before anything is saved. */
function Username({ person }: { person: NewPerson }) {
  const [first] = useDebouncedValue(person.first_name.trim(), pause);
  const [last] = useDebouncedValue(person.last_name.trim(), pause);
  const { data, error } = useUsername(first, last);
  if (first === "" || last === "") return null;
  const problem = error ? (problemOf(error).fields[0]?.message ?? refusalWords(error)) : undefined;
  return (
    <p role="status" className={classes.username}>
      {problem ?? (
        <>
          Their username will be <strong>{data?.username ?? "…"}</strong>
        </>
      )}
    </p>
  );
}
