import { Anchor } from "@mantine/core";
import { type MouseEvent, useEffect, useId, useRef } from "react";
import type { FieldProblem } from "@/lib/api/problem";
import classes from "./error-summary.module.css";

interface Props {
  errors: readonly FieldProblem[];
  /** Counts the failed attempts: each new one takes the focus here again. */
  attempt: number;
  title?: string;
  /** What the whole form was refused for, where it is no single field. */
  message?: string | undefined;
}

/** What must be put right, above a form. A link takes a person to the field, whose id is its name. */
export function ErrorSummary({ errors, attempt, title = "There is a problem", message }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const heading = useId();
  const shown = errors.length > 0 || message !== undefined;

  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);

  if (!shown) return null;
  return (
    <div ref={box} className={classes.box} role="alert" tabIndex={-1} aria-labelledby={heading}>
      <h2 id={heading} className={classes.title}>
        {title}
      </h2>
      {message && <p className={classes.message}>{message}</p>}
      {errors.length > 0 && (
        <ul className={classes.list}>
          {errors.map((error) => (
            <li key={error.field}>
              <Anchor href={`#${error.field}`} className={classes.link} onClick={(event) => goTo(event, error.field)}>
                {error.message}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function goTo(event: MouseEvent, field: string) {
  event.preventDefault();
  const target = document.getElementById(field);
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}
