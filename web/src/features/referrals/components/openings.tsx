import { WhenText } from "@/components/dates/when-text";
import type { Opening } from "@/lib/api/gen/types.gen";
import classes from "./referral.module.css";

/** Who has opened a referral, of either side, and when last (R-61, H3). */
export function Openings({ openings }: { openings: readonly Opening[] }) {
  if (openings.length === 0) return null;
  return (
    <details className={`${classes.asidePart} no-print`}>
      <summary>Who has opened this ({openings.length})</summary>
      <ul className={classes.plainList}>
        {openings.map(({ by, at }) => (
          <li key={`${by.id}-${by.organisation}`} className={classes.small}>
            <strong>{by.name}</strong>, {by.organisation}: <WhenText at={at} />
          </li>
        ))}
      </ul>
      <p className={classes.small}>The last time of each. Both organisations see this.</p>
    </details>
  );
}
