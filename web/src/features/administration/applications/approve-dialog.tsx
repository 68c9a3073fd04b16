import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { Application } from "@/lib/api/gen/types.gen";
import { approve } from "../api/applications";

interface Props {
  one: Application;
  onDone: () => void;
  onClose: () => void;
}

const shortest = 2;

/** Says what approving makes, before it does. */
export function ApproveDialog({ one, onDone, onClose }: Props) {
  const [name, setName] = useState(one.name);
  const [attempt, setAttempt] = useState(0);
  const send = useMutation({ mutationFn: (typed: string) => approve(one, typed), onSuccess: onDone });
  const missing = attempt > 0 && name.trim().length < shortest ? "Enter the name of the organisation" : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (name.trim().length >= shortest) send.mutate(name.trim());
  };
  return (
    <Modal opened onClose={onClose} title={`Approve ${one.name}`} size={560}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          attempt={attempt}
          errors={missing ? [{ field: "name", message: missing }] : []}
          message={send.error && !missing ? refusalWords(send.error) : undefined}
        />
        <Stack gap="lg">
          <WhatHappens one={one} />
          <TextInput
            id="name"
            label="Name in the network"
            description="As everybody will read it."
            maxLength={120}
            value={name}
            error={missing}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={send.isPending}>
              Approve and invite
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

function WhatHappens({ one: { lead } }: { one: Application }) {
  return (
    <div>
      <p>This happens at once:</p>
      <ul>
        <li>The organisation is made with the profile that it gave. It starts paused: nobody refers to it.</li>
        <li>
          {lead.name} becomes its lead, with the username <strong>{lead.username}</strong>: first initial and surname,
          numbered if somebody has it.
        </li>
        <li>They are e-mailed that it was approved, and a link by which they set a password within 72 hours.</li>
      </ul>
    </div>
  );
}
