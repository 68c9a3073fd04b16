import { Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "@/components/errors/error-summary";
import { QuestionField } from "@/components/questions/question-field";
import { refusalWords } from "@/components/states/problem-words";
import type { ExtraQuestion, QuestionBody } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useChangeQuestions } from "../api/questions";
import { blankQuestion, bodyOf } from "../model";
import { QuestionFields } from "./question-fields";
import classes from "./questions.module.css";

interface Props {
  question: ExtraQuestion | undefined;
  aboutIssues: boolean;
  onClose: () => void;
  onDone: (words: string) => void;
}

/** Writes a question, and shows it as whoever refers will see it. */
export function QuestionDialog({ question, aboutIssues, onClose, onDone }: Props) {
  const [written, setWritten] = useState(question ? bodyOf(question) : blankQuestion);
  const [attempt, setAttempt] = useState(0);
  const change = useChangeQuestions();
  const refused = change.error ? problemOf(change.error) : undefined;
  const lacks = [
    ...(aboutIssues && !written.issue ? [{ field: "issue", message: "Choose what it is about" }] : []),
    ...(written.text.trim() === "" ? [{ field: "text", message: "Write the question" }] : []),
  ];
  const shown = attempt > 0 && lacks.length > 0 ? lacks : (refused?.fields ?? []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (lacks.length > 0) return;
    change.mutate(
      question
        ? { kind: "save", id: question.id, version: question.version, question: written }
        : { kind: "add", question: written },
      {
        onSuccess: () => onDone("Saved. Referrals written from now on ask it."),
        onError: () => setAttempt(attempt + 2),
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={question ? "Change a question" : "Add a question"} size={640}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary
          attempt={attempt}
          errors={shown}
          message={refused && shown.length === 0 ? refusalWords(change.error) : undefined}
        />
        <Stack gap="lg">
          <QuestionFields
            value={written}
            aboutIssues={aboutIssues}
            problemAt={(field) => shown.find((one) => one.field === field)?.message}
            onChange={setWritten}
          />
          {written.text.trim() !== "" && <Preview question={written} />}
          <Group gap="sm">
            <Button type="submit" loading={change.isPending}>
              Save the question
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

/** The question as whoever refers will see it; it can be tried, and keeps nothing. */
function Preview({ question }: { question: QuestionBody }) {
  const [tried, setTried] = useState<string[]>([]);
  return (
    <section className={classes.preview} aria-label="As the sender sees it">
      <p className={classes.about}>As the sender sees it:</p>
      <QuestionField
        question={{ ...question, id: "preview", version: 0, asker: "", retired: false }}
        values={tried}
        onChange={setTried}
      />
    </section>
  );
}
