import { Link } from "react-router";
import type { DashboardTask } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import type { Whose } from "../api/dashboard";
import classes from "./dashboard.module.css";

type Kind = DashboardTask["kind"];

const words: Record<Kind, (count: number) => string> = {
  overdue: (count) => (count === 1 ? "1 referral is late" : `${count} referrals are late`),
  returned: (count) =>
    count === 1 ? "1 came back: more information is needed" : `${count} came back: more information is needed`,
  declined: (count) =>
    count === 1 ? "1 was declined: forward it, or close it" : `${count} were declined: forward them, or close them`,
  unassigned: (count) =>
    count === 1 ? "1 open referral has nobody assigned" : `${count} open referrals have nobody assigned`,
  suggested: (count) =>
    count === 1 ? "1 change of your profile is suggested" : `${count} changes of your profile are suggested`,
};

/** The list, or the page, that holds exactly what a task counts. */
const lists: Record<Kind, string> = {
  overdue: `${paths.incoming}?overdue=yes`,
  returned: `${paths.outgoing}?status=returned`,
  declined: `${paths.outgoing}?status=declined&forwarded=no`,
  unassigned: `${paths.incoming}?status=sent,acknowledged,accepted&unassigned=yes`,
  suggested: paths.manageSuggestions,
};

/** What waits for this person or organisation, late first. Each leads to its referrals. */
export function Tasks({ tasks, whose }: { tasks: readonly DashboardTask[]; whose: Whose }) {
  const mine = (kind: Kind) => (whose === "me" && kind !== "unassigned" && kind !== "suggested" ? "&mine=yes" : "");
  return (
    <section className={classes.section}>
      <h2 className={classes.title}>To do</h2>
      {tasks.length === 0 && <p className={classes.empty}>Nothing waits for you. Well done.</p>}
      <ul className={classes.tasks}>
        {tasks.map(({ kind, count }) => (
          <li key={kind}>
            <Link to={lists[kind] + mine(kind)} className={classes.task} data-kind={kind}>
              {words[kind](count)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
