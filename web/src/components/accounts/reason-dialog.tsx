import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";

interface Props {
  title: string;
  /** What it means, and who will read the reason. */
  meaning: string;
  confirm: string;
  give: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

/** Asks why before something is done to an account or an organisation. */
export function ReasonDialog({ title, meaning, confirm, give, onDone, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [attempt, setAttempt] = useState(0);
  const send = useMutation({ mutationFn: give, onSuccess: onDone });
  const missing = attempt > 0 && reason.trim() === "" ? "Write the reason" : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (reason.trim() !== "") send.mutate(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} size={560}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          attempt={attempt}
          errors={missing ? [{ field: "reason", message: missing }] : []}
          message={send.error && !missing ? refusalWords(send.error) : undefined}
        />
        <Stack gap="lg">
          <Textarea
            id="reason"
            label="Why?"
            description={meaning}
            autosize
            minRows={3}
            maxLength={500}
            value={reason}
            error={missing}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={send.isPending}>
              {confirm}
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
