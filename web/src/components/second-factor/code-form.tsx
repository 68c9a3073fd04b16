import { Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";

interface Props {
  label: string;
  description: ReactNode;
  submit: string;
  /** Sends the code; what it throws is said above the field. */
  give: (code: string, on: { onError: () => void }) => void;
  busy: boolean;
  error: unknown;
}

/** One code of the app. */
export function CodeForm({ label, description, submit, give, busy, error }: Props) {
  const [code, setCode] = useState("");
  const [attempt, setAttempt] = useState(0);
  const missing = code.trim() === "" ? [{ field: "code", message: "Enter the code" }] : [];
  const refused = error ? problemOf(error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0) give(code.trim(), { onError: () => setAttempt((count) => count + 1) });
  };
  return (
    <form onSubmit={send} noValidate>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={error && shown.length === 0 ? refusalWords(error) : undefined}
      />
      <Stack gap="lg">
        <TextInput
          id="code"
          label={label}
          description={description}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          data-autofocus
          value={code}
          error={shown[0]?.message}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
