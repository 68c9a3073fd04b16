import { type ReactNode, useEffect } from "react";
import classes from "./layout.module.css";

interface Props {
  title: string;
  /** What the browser's tab says; never a client's name. */
  tab?: string;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The heading of a page, what it is for, and what can be done with all of it. */
export function PageHeading({ title, tab = title, lead, actions }: Props) {
  useEffect(() => {
    document.title = `${tab} – Onward`;
  }, [tab]);
  return (
    <div className={classes.heading}>
      <div>
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {actions && <div className={`${classes.actions} no-print`}>{actions}</div>}
    </div>
  );
}
