import { useQueryClient } from "@tanstack/react-query";
import { Enrolment } from "@/components/second-factor/enrolment";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { useBeginSecondFactor, useRemoveSecondFactor, useSecondFactor } from "@/lib/api/second-factor";
import { PasswordStep } from "./password-step";

/** One's own second factor: what the network asks, setting it up, taking it away. */
export function SecondFactorPart() {
  const own = useSecondFactor();
  const client = useQueryClient();
  const begin = useBeginSecondFactor();
  const remove = useRemoveSecondFactor();
  if (own.isPending) return <Waiting rows={1} label="Loading your second factor" />;
  if (!own.data) return <ProblemNotice error={own.error} onRetry={() => void own.refetch()} />;
  const { on, rule, recovery_left: left } = own.data;
  const done = () => {
    begin.reset();
    void client.invalidateQueries({ queryKey: ["account"] });
  };
  if (begin.data) return <Enrolment factor={begin.data} onDone={done} />;
  if (on) {
    return (
      <>
        <p>It is set up: signing in asks for a code. You have {left} recovery codes left.</p>
        {rule === "required" ? (
          <p>Your network requires it. With a new telephone, ask a coordinator to reset it.</p>
        ) : (
          <PasswordStep label="Remove it" error={remove.error} busy={remove.isPending} give={remove.mutate} />
        )}
      </>
    );
  }
  if (rule === "off") return <p>Your network does not use one for your role.</p>;
  return (
    <>
      <p>A code from your telephone beside your password keeps strangers out who have learnt your password.</p>
      <PasswordStep label="Set it up" error={begin.error} busy={begin.isPending} give={begin.mutate} />
    </>
  );
}
