import { Button, Radio, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import type { CommandRequest } from "../model";
import { NotifyField } from "./notify-field";

interface Props {
  referral: string;
  sending: boolean;
  error: unknown;
  onSend: (request: CommandRequest, done: () => void) => void;
}

/** Adds a note: to both sides, with those to e-mail about it, or private to its author (N28). */
export function NoteForm({ referral, sending, error, onSend }: Props) {
  const [text, setText] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const [notify, setNotify] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && text.trim() === "" ? [{ field: "note-text", message: "Write the note first" }] : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (text.trim() === "") return;
    onSend({ kind: "add-note", text, private: isPrivate, notify: isPrivate ? [] : notify }, () => {
      setText("");
      setNotify([]);
      setAttempt(0);
    });
  };

  return (
    <form onSubmit={submit} noValidate className="no-print">
      <ErrorSummary errors={missing} attempt={attempt} message={error ? refusalWords(error) : undefined} />
      <Stack gap="md" mt="md">
        <Textarea
          id="note-text"
          label="Add a note"
          description="A note cannot be changed afterwards; its author may delete it, and the deletion shows."
          autosize
          minRows={3}
          value={text}
          error={missing[0]?.message}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Radio.Group
          label="Who may read it?"
          value={isPrivate ? "private" : "both"}
          onChange={(value) => setPrivate(value === "private")}
        >
          <Stack gap={8} mt={4}>
            <Radio value="both" label="Both organisations" />
            <Radio value="private" label="Only me" />
          </Stack>
        </Radio.Group>
        {!isPrivate && <NotifyField referral={referral} what="a note" chosen={notify} onChange={setNotify} />}
        <Button type="submit" variant="default" loading={sending} w="fit-content">
          Add the note
        </Button>
      </Stack>
    </form>
  );
}
