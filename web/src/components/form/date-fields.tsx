import { Fieldset, Input, TextInput } from "@mantine/core";
import type { TypedDate } from "@/lib/uk";
import classes from "./form.module.css";

interface Props {
  /** Names the first field, so that an error leads there. */
  id: string;
  legend: string;
  hint?: string;
  value: TypedDate;
  error?: string | undefined;
  onChange: (value: TypedDate) => void;
}

/** A date that a person knows by heart, typed in three fields: no calendar, no guessing of the order. */
export function DateFields({ id, legend, hint = "For example, 27 3 1985", value, error, onChange }: Props) {
  const described = [`${id}-hint`, error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const part = (key: keyof TypedDate, label: string, width: number) => (
    <TextInput
      id={key === "day" ? id : `${id}-${key}`}
      label={label}
      value={value[key]}
      error={error !== undefined}
      inputMode="numeric"
      autoComplete="off"
      maxLength={key === "year" ? 4 : 2}
      w={width}
      onChange={(event) => onChange({ ...value, [key]: event.currentTarget.value })}
    />
  );
  return (
    <Fieldset legend={legend} variant="unstyled" aria-describedby={described}>
      <Input.Description id={`${id}-hint`} className={classes.hint}>
        {hint}
      </Input.Description>
      {error && (
        <Input.Error id={`${id}-error`} className={classes.hint}>
          {error}
        </Input.Error>
      )}
      <div className={classes.date}>
        {part("day", "Day", 64)}
        {part("month", "Month", 64)}
        {part("year", "Year", 88)}
      </div>
    </Fieldset>
  );
}
