import type { Track } from "@/lib/api/gen/types.gen";
import { fullMoment } from "@/lib/dates";
import classes from "./referral-rows.module.css";

/** How many working days are left, or over. Nothing where nothing is awaited by a day. */
export function TimeLeft({ track }: { track: Track }) {
  if (!track.due) return track.tone === "paused" ? <span className={classes.quiet}>Paused</span> : null;
  return (
    <time dateTime={track.due} title={fullMoment(track.due)} className={classes.left} data-tone={track.tone}>
      {wordsFor(track)}
    </time>
  );
}

function wordsFor({ tone, due_in_working_days: left }: Track): string {
  const days = Math.abs(left);
  const count = `${days} working ${days === 1 ? "day" : "days"}`;
  if (tone === "late") return days === 0 ? "Late" : `${count} late`;
  if (tone === "paused") return "Paused";
  return days === 0 ? "Today" : count;
}
