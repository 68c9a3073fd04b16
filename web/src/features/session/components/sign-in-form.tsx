import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { Session } from "@/lib/api/gen/types.gen";
import { useSignIn } from "../api/session";
import { SecondStep } from "./second-step";

/** Username and password. A refusal is said in the server's words: it never tells which of the two was wrong. */
export function SignInForm({
  username: known = "",
  onSignedIn,
}: {
  username?: string;
  onSignedIn: (session: Session) => void;
}) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState("");
  const [attempt, setAttempt] = useState(0);
  const signIn = useSignIn(onSignedIn);
  const missing = [
    ...(username.trim() === "" ? [{ field: "username", message: "Enter your username" }] : []),
    ...(password === "" ? [{ field: "password", message: "Enter your password" }] : []),
  ];
  const shown = attempt > 0 && !signIn.isPending ? missing : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    signIn.mutate(
      { username: username.trim().toLowerCase(), password },
      { onError: () => setAttempt((count) => count + 1) },
    );
  };

  if (signIn.data?.owes) return <SecondStep owes={signIn.data.owes} onSignedIn={onSignedIn} />;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} message={signIn.error ? refusalWords(signIn.error) : undefined} />
      <Stack gap="lg">
        <TextInput
          id="username"
          label="Username"
          description="Your first initial and surname, such as akhan"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          error={shown.find((one) => one.field === "username")?.message}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          id="password"
          label="Password"
          data-autofocus={known !== "" || undefined}
          autoComplete="current-password"
          value={password}
          error={shown.find((one) => one.field === "password")?.message}
          visibilityToggleButtonProps={{ "aria-label": "Show the password", tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
