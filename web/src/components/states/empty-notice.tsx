import type { ReactNode } from "react";
import classes from "./states.module.css";

/** What would be here, and what to do first. */
export function EmptyNotice({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      <p className={classes.meaning}>{children}</p>
      {action && <div className={classes.ways}>{action}</div>}
    </div>
  );
}
