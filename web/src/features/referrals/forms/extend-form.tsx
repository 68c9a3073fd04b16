import { TextInput } from "@mantine/core";
import { useState } from "react";
import { type CommandFormProps, FormFrame } from "./form-frame";
import { useKeptWords } from "./use-kept-words";
import { WordsField } from "./words-field";

/** More working days until the deadline, with the reason, which both sides read. */
export function ExtendForm(frame: CommandFormProps) {
  const [days, setDays] = useState("");
  const [words, setWords] = useKeptWords("extend-clock");
  const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0;
  const missing = [
    ...(count > 0 ? [] : [{ field: "days", message: "Enter how many working days to add, such as 3" }]),
    ...(words.trim() === "" ? [{ field: "words", message: "Write why more time is needed" }] : []),
  ];
  return (
    <FormFrame {...frame} missing={missing} request={() => ({ kind: "extend-clock", days: count, words })}>
      {(problemAt) => (
        <>
          <TextInput
            id="days"
            label="Working days to add"
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            w={120}
            value={days}
            error={problemAt("days")}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          <WordsField
            label="Why is more time needed?"
            description="Both organisations read this."
            value={words}
            error={problemAt("words")}
            onChange={setWords}
          />
        </>
      )}
    </FormFrame>
  );
}
