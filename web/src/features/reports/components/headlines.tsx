import type { ReportHeadline } from "@/lib/api/gen/types.gen";
import classes from "./reports.module.css";

/** The figures that matter most, each with the one before and what it means. */
export function Headlines({ all }: { all: readonly ReportHeadline[] }) {
  return (
    <section aria-label="Headline figures">
      <dl className={classes.headlines}>
        {all.map((one) => (
          <div key={one.label} className={classes.headline}>
            <dt>{one.label}</dt>
            <dd className={classes.value}>{one.value}</dd>
            <dd className={classes.comparison}>{one.comparison}</dd>
            <dd className={classes.definition}>{one.definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
