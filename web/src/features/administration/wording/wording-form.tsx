import { Button, Group, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Said } from "@/components/accounts/said";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { WordingVersion } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useSetWording, type WordingKind } from "../api/wording";
import classes from "../components/administration.module.css";
import { wordingWords } from "./wording-words";

interface Props {
  kind: WordingKind;
  now: WordingVersion;
  text: string;
  onChange: (text: string) => void;
}

/** The words of now, to be changed. What was typed stays when the server refuses. */
export function WordingForm({ kind, now, text, onChange }: Props) {
  const [attempt, setAttempt] = useState(0);
  const set = useSetWording(kind);
  const field = `${kind}-text`;
  const refused = set.error ? problemOf(set.error).fields : [];
  const message = text.trim() === "" ? "Write the words. People need them where they stand." : refused[0]?.message;
  const shown = attempt > 0 ? message : undefined;
  const changed = text !== now.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (text.trim() === "") return;
    set.mutate({ version: now.version, text }, { onSuccess: (saved) => onChange(saved.versions[0]?.text ?? text) });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-label={wordingWords[kind].title}>
      <ErrorSummary
        attempt={attempt}
        errors={shown ? [{ field, message: shown }] : []}
        message={set.error && !shown ? refusalWords(set.error) : undefined}
      />
      <Said>{set.isSuccess && !changed && "Saved. It is what people read from now on."}</Said>
      <Textarea
        id={field}
        label="The words"
        autosize
        minRows={3}
        maxLength={2000}
        value={text}
        error={shown}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group gap="sm" mt="md">
        <Button type="submit" loading={set.isPending} variant={changed ? "filled" : "default"}>
          Save the words
        </Button>
        {changed && (
          <Button variant="subtle" onClick={() => onChange(now.text)}>
            Put back what it says now
          </Button>
        )}
      </Group>
    </form>
  );
}
