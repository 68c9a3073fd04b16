import { ReferralTable } from "@/components/referral-table/referral-table";
import type { DashboardTask } from "@/lib/api/gen/types.gen";
import classes from "./dashboard.module.css";

const words: Record<DashboardTask["kind"], (count: number) => string> = {
  overdue: (count) => (count === 1 ? "1 referral is late" : `${count} referrals are late`),
  returned: (count) =>
    count === 1 ? "1 came back: more information is needed" : `${count} came back: more information is needed`,
  declined: (count) =>
    count === 1 ? "1 was declined: forward it, or close it" : `${count} were declined: forward them, or close them`,
  unassigned: (count) =>
    count === 1 ? "1 open referral has nobody assigned" : `${count} open referrals have nobody assigned`,
};

/** What waits for this organisation, late first. Each opens to its referrals. */
export function Tasks({ tasks }: { tasks: readonly DashboardTask[] }) {
  const open = tasks.filter((task) => task.count > 0);
  if (open.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2 className={classes.title}>To do</h2>
      {open.map((task) => (
        <details key={task.kind} className={classes.task} open={task.kind === "overdue"} data-kind={task.kind}>
          <summary>{words[task.kind](task.count)}</summary>
          <ReferralTable rows={task.referrals} caption={words[task.kind](task.count)} />
          {task.count > task.referrals.length && (
            <p className={classes.empty}>The first {task.referrals.length} are shown. The rest are in the lists.</p>
          )}
        </details>
      ))}
    </section>
  );
}
