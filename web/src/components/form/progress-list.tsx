import type { MouseEvent } from "react";
import { StepMark } from "@/components/track/step-mark";
import classes from "./form.module.css";

export interface Part {
  id: string;
  title: string;
  state: "complete" | "missing" | "empty";
}

const words = { complete: "complete", missing: "something is missing", empty: "not started" };
const marks = { complete: "done", missing: "waiting", empty: "ahead" } as const;

/** The sections of a long form and how far each one is. */
export function ProgressList({ parts }: { parts: readonly Part[] }) {
  return (
    <nav aria-label="Sections of this form">
      <ol className={classes.progress}>
        {parts.map((part) => (
          <li key={part.id}>
            <a href={`#${part.id}`} className={classes.part} onClick={(event) => goTo(event, part.id)}>
              <StepMark state={marks[part.state]} tone="on_time" size={20} />
              <span>
                {part.title}
                <span className="hidden-text">, {words[part.state]}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function goTo(event: MouseEvent, id: string) {
  event.preventDefault();
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: "start" });
  section?.focus({ preventScroll: true });
}
