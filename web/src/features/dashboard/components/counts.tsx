import type { DashboardCounts } from "@/lib/api/gen/types.gen";
import classes from "./dashboard.module.css";

/** How many are open, accepted and closed, received and sent; what is late stands out. */
export function Counts({ received, sent }: { received: DashboardCounts; sent: DashboardCounts }) {
  return (
    <div className={classes.counts}>
      <Line name="Received" counts={received} />
      <Line name="Sent" counts={sent} />
    </div>
  );
}

function Line({ name, counts }: { name: string; counts: DashboardCounts }) {
  return (
    <div className={classes.line}>
      <h2 className={classes.lineName}>{name}</h2>
      <dl className={classes.figures}>
        <Figure name="open" value={counts.open} />
        <Figure name="late" value={counts.overdue} late />
        <Figure name="accepted" value={counts.accepted} />
        <Figure name="closed" value={counts.closed} />
      </dl>
    </div>
  );
}

function Figure({ name, value, late = false }: { name: string; value: number; late?: boolean }) {
  return (
    <div className={classes.figure} data-late={(late && value > 0) || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
