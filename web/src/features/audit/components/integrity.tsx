import { Button, Progress } from "@mantine/core";
import { ProblemNotice } from "@/components/states/problem-notice";
import type { AuditCheck } from "@/lib/api/gen/types.gen";
import { fullMoment } from "@/lib/dates";
import { useAuditCheck, useCheckAudit } from "../api/audit";
import classes from "./audit.module.css";

/** Whether anybody has tampered with the audit, as of its last check, and a button to check it now. */
export function Integrity() {
  const last = useAuditCheck();
  const check = useCheckAudit();
  if (last.isError && !last.data) return <ProblemNotice error={last.error} onRetry={() => void last.refetch()} />;
  if (!last.data) return null;
  const { state, checked, total } = last.data;
  return (
    <section className={classes.integrity} data-state={state} aria-label="Is the audit whole?">
      <div className={classes.words} role="status">
        <p>
          <strong>{headOf(last.data)}</strong>
        </p>
        <p className={classes.quiet}>{detailOf(last.data)}</p>
        {state === "running" && (
          <Progress mt={8} value={total === 0 ? 0 : (100 * checked) / total} aria-label="Progress of the check" />
        )}
        {check.error && <ProblemNotice error={check.error} />}
      </div>
      {state !== "running" && (
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          Check it now
        </Button>
      )}
    </section>
  );
}

function headOf({ state, broken }: AuditCheck): string {
  if (state === "whole") return "The audit is whole";
  if (state === "broken") return `The audit was changed in ${count(broken)} ${broken === 1 ? "place" : "places"}`;
  if (state === "running") return "The audit is being checked";
  return "The audit was not checked yet";
}

function detailOf({ state, checked, total, by, finished_at }: AuditCheck): string {
  if (state === "running") return `${count(checked)} of ${count(Math.max(total, checked))} entries so far.`;
  if (state === "never") return "Each entry holds a fingerprint of the one before it: a check finds what was changed.";
  const who = by ? `by ${by}` : "by the command on the machine";
  const when = finished_at ? fullMoment(finished_at) : "";
  const alarm =
    state === "broken" ? " Tell whoever runs the installation, and change nothing until they have looked." : "";
  return `${count(checked)} entries checked ${who}, ${when}.${alarm}`;
}

const count = (n: number) => n.toLocaleString("en-GB");
