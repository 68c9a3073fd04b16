import { type Change, changesBetween } from "@/components/form-summary/form-changes";
import type { Amendment } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { fullMoment } from "@/lib/dates";
import classes from "./referral.module.css";

/** What the sender changed after the referral was returned: the latest first, each answer as it was and as it is (C5). */
export function Amendments({ amendments }: { amendments: readonly Amendment[] }) {
  const { data: reference } = useReference();
  if (amendments.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="amendments-title">
      <h2 id="amendments-title" className={classes.title}>
        What was changed
      </h2>
      {[...amendments].reverse().map((one) => (
        <div key={one.seq} className={classes.amendment}>
          <p className={classes.small}>
            <time dateTime={one.at}>{fullMoment(one.at)}</time>
            {one.by && `, ${one.by.name}, ${one.by.organisation}`}
          </p>
          <Changes changes={changesBetween(one.before, one.after, reference)} />
        </div>
      ))}
    </section>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className={classes.changes}>
      {changes.map(({ term, before, after }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <span className={classes.small}>Before</span>
            <del>{before || "Not given"}</del>
          </dd>
          <dd>
            <span className={classes.small}>Now</span>
            <ins>{after || "Taken out"}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
