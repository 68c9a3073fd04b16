import { Button, Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import classes from "../components/manage.module.css";
import { useAcceptAgreement } from "./api";

interface Props {
  organisation: string;
  version: number;
}

/** Accepts the version that stands above it, for the whole organisation. */
export function AcceptForm({ organisation, version }: Props) {
  const [may, setMay] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const accept = useAcceptAgreement();
  const missing =
    attempt > 0 && !may ? "Tick that you may agree for your organisation. If you may not, ask who may." : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (may) accept.mutate({ version, may });
  };
  return (
    <form className={`${classes.form} no-print`} onSubmit={submit} noValidate>
      <h2>Accept it</h2>
      <ErrorSummary
        attempt={attempt}
        errors={missing ? [{ field: "may", message: missing }] : []}
        message={accept.error && !missing ? refusalWords(accept.error) : undefined}
      />
      <Checkbox
        id="may"
        label={`I may agree on behalf of ${organisation}`}
        checked={may}
        error={missing}
        onChange={(event) => setMay(event.currentTarget.checked)}
      />
      <p>Your name, the day and this version are recorded, and cannot be changed afterwards.</p>
      <Button type="submit" loading={accept.isPending}>
        Accept the agreement
      </Button>
    </form>
  );
}
