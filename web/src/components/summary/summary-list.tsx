import type { ReactNode } from "react";
import classes from "./summary.module.css";

export interface SummaryItem {
  term: string;
  value: ReactNode;
}

/** Questions and their answers, one under the other. What has no answer is left out, or said to be missing. */
export function SummaryList({ items, showEmpty = false }: { items: readonly SummaryItem[]; showEmpty?: boolean }) {
  const shown = showEmpty ? items : items.filter(({ value }) => !isEmpty(value));
  if (shown.length === 0) return null;
  return (
    <dl className={classes.list}>
      {shown.map(({ term, value }) => (
        <div key={term} className={classes.item}>
          <dt>{term}</dt>
          <dd>{isEmpty(value) ? <span className={classes.missing}>Not given</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === undefined || value === null || value === "" || value === false;
}
