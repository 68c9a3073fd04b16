import { Button } from "@mantine/core";
import { useEffect } from "react";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { NewSecondFactor } from "@/lib/api/gen/types.gen";
import { useBeginSecondFactor, useConfirmSecondFactor } from "@/lib/api/second-factor";
import { CodeForm } from "./code-form";
import classes from "./second-factor.module.css";

/** Setting up a second factor while signing in, where the network requires one: the password was just given. */
export function RequiredEnrolment({ onDone }: { onDone: () => void }) {
  const begin = useBeginSecondFactor();
  const { mutate } = begin;
  useEffect(() => mutate(undefined), [mutate]);
  if (begin.error) return <ProblemNotice error={begin.error} onRetry={() => mutate(undefined)} />;
  if (!begin.data) return <Waiting rows={2} label="Preparing your second factor" />;
  return <Enrolment factor={begin.data} onDone={onDone} />;
}

interface Props {
  factor: NewSecondFactor;
  onDone: () => void;
}

/** The picture and the key for the app, a first code, then the recovery codes, once. */
export function Enrolment({ factor, onDone }: Props) {
  const confirm = useConfirmSecondFactor();
  if (confirm.data) return <RecoveryCodes codes={confirm.data.codes} onDone={onDone} />;
  return (
    <>
      <p>
        Open an app for codes on your telephone, such as Aegis, Google Authenticator or your password manager. Add an
        account there by scanning this picture.
      </p>
      <img className={classes.picture} src={`data:image/png;base64,${factor.image}`} alt="QR code with the key below" />
      <p>
        If you cannot scan it, type this key into the app: <code className={classes.key}>{inFours(factor.key)}</code>
      </p>
      <CodeForm
        label="Code from the app"
        description="Six digits. A new one comes each half minute."
        submit="Set it up"
        give={(code, on) => confirm.mutate(code, on)}
        busy={confirm.isPending}
        error={confirm.error}
      />
    </>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <>
      <p role="status">
        Your second factor is set up. Print these recovery codes, or keep them where you find them without your
        telephone. Each signs you in once. They are not shown again.
      </p>
      <ul className={classes.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button onClick={onDone}>I have kept them</Button>
    </>
  );
}

function inFours(key: string): string {
  return key.match(/.{1,4}/g)?.join(" ") ?? key;
}
