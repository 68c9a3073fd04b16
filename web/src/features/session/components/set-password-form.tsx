import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";
import { useSetPassword } from "../api/password";

interface Props {
  token: string;
  username: string;
  minLength: number;
  onSet: (username: string) => void;
}

/** One password, shown on request, typed once: a second field only teaches people to paste. */
export function SetPasswordForm({ token, username, minLength, onSet }: Props) {
  const [password, setPassword] = useState("");
  const [attempt, setAttempt] = useState(0);
  const set = useSetPassword();
  const short = password.length < minLength;
  const problem = set.error ? problemOf(set.error) : undefined;
  const errors =
    attempt > 0 && short
      ? [{ field: "password", message: `Use at least ${minLength} characters` }]
      : (problem?.fields ?? []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (short) return;
    const failed = () => setAttempt((count) => count + 1);
    set.mutate({ token, password }, { onSuccess: (answer) => onSet(answer.username), onError: failed });
  };

  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary
        errors={errors}
        attempt={attempt}
        message={set.error && errors.length === 0 ? refusalWords(set.error) : undefined}
      />
      <Stack gap="lg">
        <TextInput id="username" label="Your username" value={username} readOnly autoComplete="username" />
        <PasswordInput
          id="password"
          label="New password"
          description={`At least ${minLength} characters. Three unrelated words are easy to remember and hard to guess.`}
          autoComplete="new-password"
          value={password}
          error={errors.find((one) => one.field === "password")?.message}
          visibilityToggleButtonProps={{ "aria-label": "Show the password", tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={set.isPending}>
          Set my password
        </Button>
      </Stack>
    </form>
  );
}
