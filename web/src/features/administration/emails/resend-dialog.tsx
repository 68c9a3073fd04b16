import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";
import { useResendEmails } from "../api/emails";

interface Props {
  onDone: (said: string) => void;
  onClose: () => void;
}

/** From which day on what could not be handed over is sent again, such as after the mail service was down. */
export function ResendDialog({ onDone, onClose }: Props) {
  const [since, setSince] = useState("");
  const [attempt, setAttempt] = useState(0);
  const again = useResendEmails();
  const refused = again.error ? problemOf(again.error).fields : [];
  const missing = since === "" ? [{ field: "since", message: "Choose a day" }] : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    again.mutate(since, { onSuccess: ({ count, more }) => onDone(wordsFor(count, more)) });
  };
  return (
    <Modal opened onClose={onClose} title="Send failed e-mails again" size={560}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          attempt={attempt}
          errors={shown}
          message={again.error && shown.length === 0 ? refusalWords(again.error) : undefined}
        />
        <Stack gap="lg">
          <p>
            Every e-mail that could not be handed over to the mail service is sent once more, to the address as it is
            now. What an address refused, and what may have arrived, is left out.
          </p>
          <TextInput
            id="since"
            type="date"
            label="Made on this day or later"
            w={200}
            value={since}
            error={shown[0]?.message}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={again.isPending}>
              Send them again
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

function wordsFor(count: number, more: boolean): string {
  if (count === 0) return "No e-mail failed since that day.";
  const sent = count === 1 ? "1 e-mail is sent again." : `${count} e-mails are sent again.`;
  return more ? `${sent} There are more: press the button once more.` : sent;
}
