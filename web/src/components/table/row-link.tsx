import type { ReactNode } from "react";
import { Link } from "react-router";
import classes from "./record-table.module.css";

/** The one real link of a row: a click anywhere in the row, and the arrow keys, lead to it. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classes.link} data-row-link>
      {children}
    </Link>
  );
}
