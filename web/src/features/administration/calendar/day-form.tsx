import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { DateFields } from "@/components/form/date-fields";
import { refusalWords } from "@/components/states/problem-words";
import { type FieldProblem, problemOf } from "@/lib/api/problem";
import { isoDate, noDate, type TypedDate } from "@/lib/uk";
import { useAddDay, usePreviewDay } from "../api/calendar";
import classes from "../components/administration.module.css";
import { nations, wholeDay } from "./day-words";

interface TypedDay {
  name: string;
  day: TypedDate;
  nations: string[];
}

const blank: TypedDay = { name: "", day: noDate, nations: nations.map(({ value }) => value) };

/** Adds a day, after saying what that does to open deadlines. */
export function DayForm({ onDone }: { onDone: (said: string) => void }) {
  const [typed, setTyped] = useState(blank);
  const [attempt, setAttempt] = useState(0);
  const preview = usePreviewDay();
  const add = useAddDay();
  const day = isoDate(typed.day);
  const lacks = missingIn(typed);
  const error = add.error ?? preview.error;
  const refused = error ? problemOf(error).fields : [];
  const shown = attempt === 0 ? [] : lacks.length > 0 ? lacks : refused;
  const problemAt = (field: string) => shown.find((one) => one.field === field)?.message;
  const change = (part: Partial<TypedDay>) => {
    preview.reset();
    add.reset();
    setTyped({ ...typed, ...part });
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (lacks.length > 0 || !day) return setAttempt(attempt + 1);
    preview.mutate({ ...typed, day }, { onError: () => setAttempt(attempt + 1) });
  };
  const save = () => {
    if (!day) return;
    const added = ({ moves }: { moves: { sentence: string } }) => {
      onDone(`${typed.name.trim()} was added, on ${wholeDay(day)}. ${moves.sentence}`);
      setTyped(blank);
      setAttempt(0);
      preview.reset();
    };
    add.mutate({ ...typed, day }, { onSuccess: added, onError: () => setAttempt(attempt + 1) });
  };
  return (
    <form className={classes.form} onSubmit={look} noValidate aria-label="Add a day">
      <h3>Add a day</h3>
      <ErrorSummary
        attempt={attempt}
        errors={shown}
        message={error && shown.length === 0 ? refusalWords(error) : undefined}
      />
      <Stack gap="lg">
        <DayFields typed={typed} problemAt={problemAt} onChange={change} />
        <Group gap="sm">
          <Button type="submit" variant={preview.data ? "default" : "filled"} loading={preview.isPending}>
            See what moves
          </Button>
        </Group>
        {preview.data && (
          <div role="status">
            <p className={classes.warning}>{preview.data.sentence}</p>
            <Button loading={add.isPending} onClick={save}>
              Add the day
            </Button>
          </div>
        )}
      </Stack>
    </form>
  );
}

/** What is missing in what was typed. */
function missingIn({ name, day, nations: chosen }: TypedDay): FieldProblem[] {
  return [
    ...(name.trim() === "" ? [{ field: "name", message: "Write what the day is called" }] : []),
    ...(isoDate(day) ? [] : [{ field: "day", message: "Enter the day, such as 9 12 2026" }]),
    ...(chosen.length === 0 ? [{ field: "nations", message: "Choose at least one nation" }] : []),
  ];
}

interface FieldsProps {
  typed: TypedDay;
  problemAt: (field: string) => string | undefined;
  onChange: (part: Partial<TypedDay>) => void;
}

function DayFields({ typed, problemAt, onChange }: FieldsProps) {
  return (
    <>
      <TextInput
        id="name"
        label="What is it called?"
        description="People read it beside a deadline"
        maxLength={80}
        autoComplete="off"
        value={typed.name}
        error={problemAt("name")}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <DateFields
        id="day"
        legend="Day"
        hint="Tomorrow or later, Monday to Friday"
        value={typed.day}
        error={problemAt("day")}
        onChange={(date) => onChange({ day: date })}
      />
      <Checkbox.Group
        id="nations"
        label="Whose receivers is it for?"
        error={problemAt("nations")}
        value={typed.nations}
        onChange={(chosen) => onChange({ nations: chosen })}
      >
        <Group gap="lg" mt={4}>
          {nations.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}
