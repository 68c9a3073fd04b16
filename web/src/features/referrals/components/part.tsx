import type { ReactNode } from "react";
import classes from "./referral.module.css";

interface Props {
  title: string;
  /** Whether it is printed: what the history says anyway is not. */
  onPaper?: boolean;
  children: ReactNode;
}

/** One of the things that stand beside a referral. */
export function Part({ title, onPaper = true, children }: Props) {
  return (
    <section className={onPaper ? classes.asidePart : `${classes.asidePart} no-print`}>
      <h2 className={classes.asideTitle}>{title}</h2>
      {children}
    </section>
  );
}
