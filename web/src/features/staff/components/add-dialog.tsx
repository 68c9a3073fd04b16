import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { AddPersonBody } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useAddPerson } from "../api/staff";
import { StaffRoleField } from "./role-field";

interface Props {
  organisation: { id: string; name: string };
  onDone: (words: ReactNode) => void;
  onClose: () => void;
}

/** Adds somebody who works elsewhere in the network, too; nobody is searched for. */
export function AddDialog({ organisation, onDone, onClose }: Props) {
  const [form, setForm] = useState<AddPersonBody>({ who: "", role: "adviser" });
  const [attempt, setAttempt] = useState(0);
  const add = useAddPerson(organisation.id);
  const missing = form.who.trim() === "" ? [{ field: "who", message: "Enter their username or e-mail address" }] : [];
  const refused = add.error ? problemOf(add.error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    const said = (name: string) => `${name} can now act for ${organisation.name}, and has been e-mailed so.`;
    add.mutate(form, { onSuccess: (member) => onDone(said(member.name)), onError: () => setAttempt(attempt + 2) });
  };
  const message = add.error && shown.length === 0 ? refusalWords(add.error) : undefined;
  return (
    <Modal opened onClose={onClose} title="Add somebody with an account" size={600}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary attempt={attempt} errors={shown} message={message} />
        <Stack gap="lg">
          <TextInput
            id="who"
            label="Their username or e-mail address"
            description="The whole of it, as they told you. They keep the organisations they have."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            value={form.who}
            error={shown[0]?.message}
            onChange={(event) => setForm({ ...form, who: event.currentTarget.value })}
          />
          <StaffRoleField role={form.role} onChange={(role) => setForm({ ...form, role })} />
          <Group gap="sm">
            <Button type="submit" loading={add.isPending}>
              Add them
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
