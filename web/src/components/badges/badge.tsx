import type { ReactNode } from "react";
import classes from "./badge.module.css";

interface Props {
  children: ReactNode;
  /** "strong" for what must be seen first, "calm" for a state that is as it should be. */
  tone?: "strong" | "plain" | "calm" | "late";
}

/** A word or two about a thing. The word says it; the colour only helps. */
export function Badge({ children, tone = "plain" }: Props) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
