import type { OpenDay } from "@/lib/api/gen/types.gen";
import classes from "./directory.module.css";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** When an organisation is open, Monday first (R11). */
export function OpeningTimes({ opening }: { opening: readonly OpenDay[] }) {
  return (
    <ul className={classes.opening}>
      {opening.map(({ morning, afternoon }, i) => (
        <li key={days[i]}>
          <span>{days[i]}</span>
          <span>{[morning, afternoon].filter((half) => half !== "").join(", ") || "closed"}</span>
        </li>
      ))}
    </ul>
  );
}
