import type { HistoryEntry } from "@/lib/api/gen/types.gen";
import { fullMoment, longDay, workingDayCount } from "@/lib/dates";
import classes from "./referral.module.css";

/** Everything that happened, the latest first: when, who, what, and what they wrote. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <section className={classes.section} aria-labelledby="history-title">
      <h2 id="history-title" className={classes.title}>
        History
      </h2>
      <ol className={classes.history} reversed>
        {[...entries].reverse().map((entry) => (
          <li key={entry.seq} className={entry.private ? `${classes.entry} no-print` : classes.entry}>
            <p className={classes.entryHead}>
              <strong>{entry.label}</strong>
              {detailOf(entry)}
            </p>
            <p className={classes.entryWho}>
              <time dateTime={entry.at}>{fullMoment(entry.at)}</time>, {authorOf(entry)}
              {entry.due && `. Due ${longDay(entry.due, new Date())}`}
            </p>
            {entry.words && <blockquote className={classes.words}>{entry.words}</blockquote>}
            {entry.remedy && (
              <p className={classes.remedy}>
                <strong>What would have made it right:</strong> {entry.remedy}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the label leaves open: why, to whom, by how much. */
function detailOf({ reason, assigned_to, days, private: own, kind }: HistoryEntry): string {
  if (reason) return `: ${reason.label}`;
  if (kind === "assign") return assigned_to ? ` to ${assigned_to.name}` : " to nobody";
  if (days) return ` by ${workingDayCount(days)}`;
  return own ? " (only you see this)" : "";
}

function authorOf({ by }: HistoryEntry): string {
  if (!by) return "by the clock";
  return by.organisation ? `${by.name}, ${by.organisation}` : by.name;
}
