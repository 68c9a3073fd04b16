import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/states/problem-notice";
import type { ExtraQuestion } from "@/lib/api/gen/types.gen";
import { useChangeQuestions } from "../api/questions";
import { kinds } from "../model";
import classes from "./questions.module.css";

interface Props {
  label: string;
  questions: readonly ExtraQuestion[];
  aboutIssues: boolean;
  mayChange: boolean;
  onOpen: (question: ExtraQuestion) => void;
  onSaid: (words: ReactNode) => void;
}

/** Questions in the order in which a form asks them. */
export function QuestionRows({ label, questions, aboutIssues, mayChange, onOpen, onSaid }: Props) {
  const change = useChangeQuestions();
  return (
    <>
      {change.isError && <ProblemNotice error={change.error} />}
      <ol className={classes.rows} aria-label={label}>
        {questions.map((question, index) => (
          <li key={question.id}>
            <div>
              <p className={classes.text}>{question.text}</p>
              <p className={classes.about}>{about(question, aboutIssues)}</p>
            </div>
            {mayChange && (
              <Ways
                question={question}
                first={isFirst(questions, index)}
                last={isFirst([...questions].reverse(), questions.length - 1 - index)}
                onOpen={onOpen}
                onMove={(up) => change.mutate({ kind: "move", id: question.id, up })}
                onRetire={() =>
                  change.mutate(
                    { kind: question.retired ? "restore" : "retire", id: question.id },
                    {
                      onSuccess: () =>
                        onSaid(
                          question.retired
                            ? "It is asked again from now on."
                            : "It is asked no more. Answers given so far stay.",
                        ),
                    },
                  )
                }
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Whether nothing of the same asker stands before it. */
function isFirst(questions: readonly ExtraQuestion[], index: number): boolean {
  return questions[index - 1]?.asker !== questions[index]?.asker;
}

function about({ asker, kind, required }: ExtraQuestion, aboutIssues: boolean): string {
  const answered = kinds.find((one) => one.value === kind)?.label ?? "";
  return [aboutIssues ? `About: ${asker}` : "", answered, required ? "must be answered" : "may be left empty"]
    .filter(Boolean)
    .join(" · ");
}

interface WaysProps {
  question: ExtraQuestion;
  first: boolean;
  last: boolean;
  onOpen: (question: ExtraQuestion) => void;
  onMove: (up: boolean) => void;
  onRetire: () => void;
}

function Ways({ question, first, last, onOpen, onMove, onRetire }: WaysProps) {
  const ways: { label: string; does: () => void; off?: boolean }[] = question.retired
    ? [{ label: "Ask it again", does: onRetire }]
    : [
        { label: "Move up", does: () => onMove(true), off: first },
        { label: "Move down", does: () => onMove(false), off: last },
        { label: "Change", does: () => onOpen(question) },
        { label: "Ask it no more", does: onRetire },
      ];
  return (
    <Group gap={4}>
      {ways.map(({ label, does, off = false }) => (
        <Button
          key={label}
          variant="subtle"
          size="compact-md"
          disabled={off}
          aria-label={`${label}: ${question.text}`}
          onClick={does}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
