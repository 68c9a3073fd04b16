import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { StuckRow } from "@/lib/api/gen/types.gen";
import { type FieldProblem, problemOf } from "@/lib/api/problem";
import { type ClockCommand, useClockCommand } from "../api/stuck";
import classes from "../components/administration.module.css";
import { clockWords } from "./clock-words";

interface Props {
  row: StuckRow;
  kind: ClockCommand;
  version: number;
  onDone: () => void;
  onClose: () => void;
}

/** The reason, and for more time how much. */
export function ClockForm({ row, kind, version, onDone, onClose }: Props) {
  const [days, setDays] = useState("");
  const [words, setWords] = useState("");
  const [attempt, setAttempt] = useState(0);
  const command = useClockCommand(row.id, onDone);
  const missing = missingIn(kind, days, words);
  const refused = command.error ? problemOf(command.error).fields : [];
  const shown = attempt === 0 ? [] : missing.length > 0 ? missing : refused;
  const problemAt = (field: string) => shown.find((one) => one.field === field)?.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (missing.length === 0) command.mutate({ kind, version, words: words.trim(), days: Number(days) });
  };
  const message = command.error && shown.length === 0 ? refusalWords(command.error) : undefined;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary attempt={attempt} errors={shown} message={message} />
      <Stack gap="lg">
        {kind === "extend-clock" && <DaysField value={days} error={problemAt("days")} onChange={setDays} />}
        <Textarea
          id="words"
          label={clockWords[kind].why}
          description="Both organisations read this. Do not name the client."
          autosize
          minRows={3}
          value={words}
          error={problemAt("words")}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" loading={command.isPending}>
            {clockWords[kind].label}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function missingIn(kind: ClockCommand, days: string, words: string): FieldProblem[] {
  const lacksDays = kind === "extend-clock" && !/^[1-9]\d{0,2}$/.test(days.trim());
  return [
    ...(lacksDays ? [{ field: "days", message: "Enter how many working days to add, such as 3" }] : []),
    ...(words.trim() === "" ? [{ field: "words", message: "Write the reason" }] : []),
  ];
}

function DaysField(props: { value: string; error: string | undefined; onChange: (value: string) => void }) {
  return (
    <TextInput
      id="days"
      label="Working days to add"
      inputMode="numeric"
      autoComplete="off"
      maxLength={3}
      classNames={{ input: classes.short }}
      value={props.value}
      error={props.error}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
