import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { type FieldProblem, problemOf } from "@/lib/api/problem";
import type { CommandRequest } from "../model";

/** What every form of a command is given. */
export interface CommandFormProps {
  label: string;
  sending: boolean;
  error: unknown;
  onSend: (request: CommandRequest) => void;
  onCancel: () => void;
}

interface Props extends CommandFormProps {
  /** What is missing in what was typed so far. */
  missing: readonly FieldProblem[];
  request: () => CommandRequest;
  children: (problemAt: (field: string) => string | undefined) => ReactNode;
}

/** A command's form: what is missing is said at its field and above, and nothing typed is lost by a refusal. */
export function FormFrame({ label, sending, error, missing, request, onSend, onCancel, children }: Props) {
  const [attempt, setAttempt] = useState(0);
  const refused = error ? problemOf(error) : undefined;
  const shown = attempt > 0 && missing.length > 0 ? missing : (refused?.fields ?? []);
  const message = refused && missing.length === 0 && refused.fields.length === 0 ? refusalWords(error) : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0) onSend(request());
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} message={message} />
      <Stack gap="lg">
        {children((field) => shown.find((one) => one.field === field)?.message)}
        <Group gap="sm">
          <Button type="submit" loading={sending}>
            {label}
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
