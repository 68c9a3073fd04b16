import { Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { useForgottenPassword } from "../api/password";

/** Asks for a link. The answer is the same whether the username exists or not. */
export function ForgottenPasswordForm() {
  const [username, setUsername] = useState("");
  const [attempt, setAttempt] = useState(0);
  const ask = useForgottenPassword();
  const missing = attempt > 0 && username.trim() === "" ? [{ field: "username", message: "Enter your username" }] : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (username.trim() !== "") ask.mutate(username.trim().toLowerCase());
  };

  if (ask.isSuccess) {
    return (
      <p role="status">
        <strong>{ask.data.message}</strong>
      </p>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={missing} attempt={attempt} message={ask.error ? refusalWords(ask.error) : undefined} />
      <Stack gap="lg">
        <TextInput
          id="username"
          label="Username"
          description="Your first initial and surname, such as akhan"
          autoComplete="username"
          autoCapitalize="none"
          value={username}
          error={missing[0]?.message}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <Button type="submit" loading={ask.isPending}>
          E-mail me a link
        </Button>
      </Stack>
    </form>
  );
}
