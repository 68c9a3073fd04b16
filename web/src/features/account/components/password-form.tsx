import { Button, PasswordInput, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Said } from "@/components/accounts/said";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { ChangePasswordBody } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useChangePassword } from "../api/account";

const empty: ChangePasswordBody = { current: "", password: "" };
const labels = { current: "Current password", password: "New password" };

/** A new password, for whoever knows the current one. */
export function PasswordForm({ username, minLength }: { username: string; minLength: number }) {
  const [form, setForm] = useState(empty);
  const [attempt, setAttempt] = useState(0);
  const [said, setSaid] = useState("");
  const change = useChangePassword(setSaid);
  const missing = [
    ...(form.current === "" ? [{ field: "current", message: "Enter your current password" }] : []),
    ...(form.password.length < minLength
      ? [{ field: "password", message: `Use at least ${minLength} characters` }]
      : []),
  ];
  const refused = change.error ? problemOf(change.error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;

  const begin = () => {
    setForm(empty);
    setAttempt(0);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSaid("");
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    change.mutate(form, { onSuccess: begin, onError: () => setAttempt(attempt + 2) });
  };
  const field = (name: keyof ChangePasswordBody) => ({
    id: name,
    value: form[name],
    error: shown.find((one) => one.field === name)?.message,
    visibilityToggleButtonProps: { "aria-label": `Show ${labels[name].toLowerCase()}`, tabIndex: 0 },
    onChange: (event: { currentTarget: HTMLInputElement }) => setForm({ ...form, [name]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Said>{said}</Said>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={change.error && shown.length === 0 && attempt > 0 ? refusalWords(change.error) : undefined}
      />
      <input type="text" hidden readOnly autoComplete="username" value={username} />
      <Stack gap="lg">
        <PasswordInput label={labels.current} autoComplete="current-password" {...field("current")} />
        <PasswordInput
          label={labels.password}
          description={`At least ${minLength} characters. Three unrelated words are easy to remember and hard to guess.`}
          autoComplete="new-password"
          {...field("password")}
        />
        <div>
          <Button type="submit" loading={change.isPending}>
            Change my password
          </Button>
        </div>
      </Stack>
    </form>
  );
}
