import type { ReactNode } from "react";
import classes from "./form.module.css";

interface Props {
  id: string;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

/** One section of a long form, to which the progress list leads. */
export function FormSection({ id, title, description, children }: Props) {
  return (
    <section id={id} className={classes.section} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 id={`${id}-title`} className={classes.title}>
        {title}
      </h2>
      {description && <p className={classes.description}>{description}</p>}
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
