import { Button } from "@mantine/core";
import type { KnownLetter } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";
import classes from "../components/administration.module.css";
import { noteProblem, type TypedWords } from "./letters-model";

interface Props {
  letters: readonly KnownLetter[];
  typed: TypedWords;
  kept: TypedWords;
  problems: readonly FieldProblem[];
  onOpen: (letter: string) => void;
}

/** Every letter: when it goes, to whom, and what the network adds. */
export function LetterList({ letters, typed, kept, problems, onOpen }: Props) {
  return (
    <ul className={classes.choices} aria-label="Every e-mail">
      {letters.map(({ code, label, when, to }) => {
        const note = typed.notes[code] ?? "";
        const wrong = noteProblem(problems, code);
        return (
          <li key={code} className={classes.choice}>
            <div className={classes.choiceWords}>
              <b>{label}</b>
              <span className={classes.quiet}>
                {when}. To: {to}.
              </span>
              {note !== "" && <span className={classes.line}>“{note}”</span>}
              {note !== (kept.notes[code] ?? "") && <span className={classes.quiet}>Not saved yet</span>}
              {wrong && <span className={classes.late}>{wrong}</span>}
            </div>
            <Button
              id={`notes.${code}`}
              variant="default"
              size="compact-md"
              aria-label={`Look at “${label}”`}
              onClick={() => onOpen(code)}
            >
              Look at it
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
