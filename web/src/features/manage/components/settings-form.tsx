import { Anchor, Button, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useLocation } from "react-router";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { type FieldProblem, problemOf } from "@/lib/api/problem";
import classes from "./manage.module.css";

interface Props {
  label: string;
  /** Not what the page is mostly for. */
  secondary?: boolean;
  saving: boolean;
  error: unknown;
  /** What is missing in what was typed so far. */
  missing: readonly FieldProblem[];
  /** What was just done, in words. */
  said: string;
  onSave: () => void;
  children: (problemAt: (field: string) => string | undefined) => ReactNode;
}

/** A form of settings: what is wrong stands at its field and above, and nothing typed is lost by a refusal. */
export function SettingsForm({ label, secondary = false, saving, error, missing, said, onSave, children }: Props) {
  const [attempt, setAttempt] = useState(0);
  const { pathname } = useLocation();
  const [incomplete, setIncomplete] = useState(false); // when it was last submitted
  const refused = error ? problemOf(error) : undefined;
  const shown = incomplete && missing.length > 0 ? missing : (refused?.fields ?? []);
  const message = refused && !incomplete && refused.fields.length === 0 ? refusalWords(error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setIncomplete(missing.length > 0);
    if (missing.length === 0) onSave();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} message={message} />
      {refused?.status === 409 && (
        <p>
          <Anchor href={pathname} target="_blank" rel="noreferrer">
            See what it says now (in a new tab)
          </Anchor>
        </p>
      )}
      <Stack gap="xl">
        {children((field) => shown.find((one) => one.field === field)?.message)}
        <Stack align="start" gap="md">
          <Button type="submit" variant={secondary ? "default" : "filled"} loading={saving}>
            {label}
          </Button>
          <div role="status" className={classes.said}>
            {shown.length === 0 && message === undefined && !saving && said}
          </div>
        </Stack>
      </Stack>
    </form>
  );
}
