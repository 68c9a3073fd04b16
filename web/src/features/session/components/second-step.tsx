import { CodeForm } from "@/components/second-factor/code-form";
import { RequiredEnrolment } from "@/components/second-factor/enrolment";
import type { Session } from "@/lib/api/gen/types.gen";
import { useFinishSignIn, useProveSecondFactor } from "../api/session";

interface Props {
  owes: NonNullable<Session["owes"]>;
  onSignedIn: (session: Session) => void;
}

/** What follows a right password: a code, or setting a second factor up. */
export function SecondStep({ owes, onSignedIn }: Props) {
  const prove = useProveSecondFactor(onSignedIn);
  const finish = useFinishSignIn(onSignedIn);
  if (owes === "enrolment") {
    return (
      <>
        <h2>Set up your second factor</h2>
        <p>Your network asks for a code from your telephone beside your password. It takes two minutes, once.</p>
        <RequiredEnrolment onDone={() => finish.mutate()} />
      </>
    );
  }
  return (
    <CodeForm
      label="Code from your app"
      description="Six digits, or one of your recovery codes. Without either, ask a coordinator to reset it."
      submit="Continue"
      give={(code, on) => prove.mutate(code, on)}
      busy={prove.isPending}
      error={prove.error}
    />
  );
}
