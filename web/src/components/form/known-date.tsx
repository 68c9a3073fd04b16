import { useState } from "react";
import { isoDate, noDate, pastDateProblem, typedDate } from "@/lib/uk";
import { DateFields } from "./date-fields";

interface Props {
  id: string;
  legend: string;
  hint?: string;
  value: string | undefined;
  error: string | undefined;
  /** Whether the day must be behind us. */
  past: boolean;
  onChange: (value: string | undefined) => void;
}

/** A date typed in three fields; only a real one reaches the draft, and what is not one is said when the fields are left. */
export function KnownDate({ id, legend, hint, value, error, past, onChange }: Props) {
  const [typed, setTyped] = useState(() => typedDate(value));
  const [left, setLeft] = useState(false);
  const begun = typed !== noDate && Object.values(typed).some((part) => part !== "");
  const own = !begun
    ? undefined
    : past
      ? pastDateProblem(typed, new Date())
      : isoDate(typed)
        ? undefined
        : "Enter a real date, such as 8 12 2026";
  return (
    <div onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setLeft(true)}>
      <DateFields
        id={id}
        legend={legend}
        {...(hint ? { hint } : {})}
        value={typed}
        error={(left ? own : undefined) ?? error}
        onChange={(next) => {
          setTyped(next);
          onChange(isoDate(next));
        }}
      />
    </div>
  );
}
