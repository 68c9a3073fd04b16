import type { ReactNode } from "react";
import classes from "./referral.module.css";

/** One of the things that stand beside a referral. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.asidePart}>
      <h2 className={classes.asideTitle}>{title}</h2>
      {children}
    </section>
  );
}
