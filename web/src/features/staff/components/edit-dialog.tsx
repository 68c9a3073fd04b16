import { Button, Checkbox, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { ChangePersonBody, StaffMember } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useChangePerson, useStaff } from "../api/staff";
import { formOf, memberInWords, rights, rightWords, withRight } from "../model";
import { StaffRoleField } from "./role-field";

interface Props {
  organisation: { id: string; name: string };
  member: StaffMember;
  onDone: (words: ReactNode) => void;
  onClose: () => void;
}

/** What somebody is and may do in the organisation. */
export function EditDialog({ organisation, member, onDone, onClose }: Props) {
  const [form, setForm] = useState(() => formOf(member));
  const [attempt, setAttempt] = useState(0);
  const [faster, setFaster] = useState<StaffMember>();
  const staff = useStaff(organisation.id);
  const save = useChangePerson(organisation.id, member.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(form, {
      onSuccess: () => onDone(`Saved. What ${member.name} may do has changed at once.`),
      onError: (error) => {
        setAttempt(attempt + 1);
        if (problemOf(error).status === 409) void lookAgain();
      },
    });
  };
  const lookAgain = async () => {
    const pages = (await staff.refetch()).data?.pages ?? [];
    const now = pages.flatMap((page) => page.items).find((one) => one.id === member.id);
    if (!now || now.version === form.version) return; // refused for something else
    setFaster(now);
    setForm((typed) => ({ ...typed, version: now.version }));
  };
  return (
    <Modal opened onClose={onClose} title={`Edit ${member.name}`} size={600}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary attempt={attempt} errors={[]} message={save.error ? refusalWords(save.error) : undefined} />
        {faster && <p>It says now: {memberInWords(faster)}</p>}
        <Stack gap="lg">
          <WorkFields form={form} onChange={setForm} />
          <StaffRoleField role={form.role} onChange={(role) => setForm({ ...form, role })} />
          {form.role === "adviser" && <RightsField form={form} onChange={setForm} />}
          <Group gap="sm">
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  form: ChangePersonBody;
  onChange: (form: ChangePersonBody) => void;
}

function WorkFields({ form, onChange }: FieldsProps) {
  return (
    <>
      <TextInput
        id="job_title"
        label="Job title"
        maxLength={100}
        autoComplete="off"
        value={form.job_title}
        onChange={(event) => onChange({ ...form, job_title: event.currentTarget.value })}
      />
      <TextInput
        id="phone"
        label="Telephone at work"
        type="tel"
        maxLength={40}
        autoComplete="off"
        value={form.phone}
        onChange={(event) => onChange({ ...form, phone: event.currentTarget.value })}
      />
    </>
  );
}

function RightsField({ form, onChange }: FieldsProps) {
  return (
    <Checkbox.Group
      label="Beside their own work, they may"
      value={form.rights}
      onChange={(given) =>
        onChange(rights.reduce((next, right) => withRight(next, right, given.includes(right)), form))
      }
    >
      <Stack gap="sm" mt={4}>
        {rights.map((right) => (
          <Checkbox
            key={right}
            value={right}
            label={rightWords[right].label}
            description={rightWords[right].description}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
