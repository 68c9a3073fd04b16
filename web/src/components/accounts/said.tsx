import type { ReactNode } from "react";
import classes from "./accounts.module.css";

/** What was just done, in words, also to a screen reader. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={classes.said}>
      {children}
    </div>
  );
}
