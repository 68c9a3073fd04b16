import { Button, Group, Modal, NativeSelect, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { refusalWords } from "@/components/states/problem-words";
import { type Part, parts } from "@/components/suggestions/part-words";
import { problemOf } from "@/lib/api/problem";
import { useSuggest } from "./api";

interface Props {
  organisation: { id: string; name: string };
  onDone: () => void;
  onClose: () => void;
}

/** What is wrong in a profile, and what it should say. What was typed stays when it is refused. */
export function SuggestDialog({ organisation, onDone, onClose }: Props) {
  const [part, setPart] = useState<Part | "">("");
  const [text, setText] = useState("");
  const [attempt, setAttempt] = useState(0);
  const suggest = useSuggest(organisation.id);
  const refused = suggest.error ? problemOf(suggest.error) : undefined;
  const lacks = [
    ...(part === "" ? [{ field: "part", message: "Choose what it is about" }] : []),
    ...(text.trim() === "" ? [{ field: "text", message: "Write what is wrong, and what it should say" }] : []),
  ];
  const shown = attempt > 0 && lacks.length > 0 ? lacks : (refused?.fields ?? []);
  const problemAt = (field: string) => shown.find((one) => one.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (part === "" || lacks.length > 0) return;
    suggest.mutate({ part, text }, { onSuccess: onDone, onError: () => setAttempt(attempt + 2) });
  };
  return (
    <Modal opened onClose={onClose} title={`Suggest a change to ${organisation.name}`} size={600}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          attempt={attempt}
          errors={shown}
          message={refused && shown.length === 0 ? refusalWords(suggest.error) : undefined}
        />
        <Stack gap="lg">
          <NativeSelect
            id="part"
            label="What is it about?"
            data={[{ value: "", label: "Choose" }, ...parts]}
            value={part}
            error={problemAt("part")}
            onChange={(event) => setPart(parts.find((one) => one.value === event.currentTarget.value)?.value ?? "")}
          />
          <Textarea
            id="text"
            label="What is wrong, and what should it say?"
            description="Never anything about a client."
            autosize
            minRows={3}
            maxRows={10}
            maxLength={1000}
            value={text}
            error={problemAt("text")}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={suggest.isPending}>
              Send the suggestion
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
