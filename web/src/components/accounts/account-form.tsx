import { Button, Radio, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { useCreateUser } from "@/lib/api/accounts";
import type { User } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { missingIn, type NewPerson, nobody, requestOf, roles, worksForOne } from "./account-model";
import classes from "./accounts.module.css";
import { OrganisationField } from "./organisation-field";
import { NameFields, WorkFields } from "./person-fields";
import { Username } from "./username";

interface Props {
  /** Where only one organisation can be meant, as for its lead. */
  organisation?: string;
  onMade: (user: User) => void;
}

/** Who they are and what they may do, with the username they will get. */
export function AccountForm({ organisation: fixed, onMade }: Props) {
  const [person, setPerson] = useState<NewPerson>({ ...nobody, organisation: fixed ?? "" });
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
        <RoleField person={person} staffOnly={fixed !== undefined} error={problemAt("role")} onChange={change} />
        {fixed === undefined && worksForOne(person.role) && (
          <OrganisationField
            id={person.organisation}
            error={problemAt("organisation_id")}
            onChange={(organisation) => change({ organisation })}
          />
        )}
        {worksForOne(person.role) && <WorkFields person={person} problemAt={problemAt} onChange={change} />}
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

function RoleField(props: {
  person: NewPerson;
  staffOnly: boolean;
  error: string | undefined;
  onChange: (part: Partial<NewPerson>) => void;
}) {
  const roleOf = (value: string) => roles.find((role) => role.value === value)?.value ?? "";
  return (
    <Radio.Group
      id="role"
      label="What they may do"
      value={props.person.role}
      error={props.error}
      onChange={(value) => props.onChange({ role: roleOf(value) })}
    >
      <Stack gap="sm" mt={4}>
        {roles
          .filter((role) => !props.staffOnly || worksForOne(role.value))
          .map((role) => (
            <Radio key={role.value} value={role.value} label={role.label} description={role.description} />
          ))}
      </Stack>
    </Radio.Group>
  );
}
