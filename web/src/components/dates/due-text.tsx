import { type Due, dueSoon, dueWords, fullMoment } from "@/lib/dates";
import classes from "./due-text.module.css";

/** A due moment in words, amber when a working day or less is left, red and "late" when over. */
export function DueText({ due, paused = false, now = new Date() }: { due: Due; paused?: boolean; now?: Date }) {
  if (paused) return <span className={classes.paused}>paused</span>;
  const tone = due.overdue ? classes.late : dueSoon(due) ? classes.soon : undefined;
  return (
    <time dateTime={due.at} title={fullMoment(due.at)} className={tone}>
      {dueWords(due, now)}
    </time>
  );
}
