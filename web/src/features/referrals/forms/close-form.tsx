import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Issue, OutcomeChoice } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { triesWords } from "../tries";
import { type CommandFormProps, FormFrame } from "./form-frame";
import { useKeptWords } from "./use-kept-words";
import { WordsField } from "./words-field";

interface Props extends CommandFormProps {
  issues: readonly Issue[];
  triesLeft: number;
}

/** What came of each issue for the client, and words for the sender (R21, R22). */
export function CloseForm({ issues, triesLeft, ...frame }: Props) {
  const { data: reference } = useReference();
  const [outcomes, setOutcomes] = useState<Record<string, string>>({});
  const [words, setWords] = useKeptWords("close");
  const missing = [
    ...issues
      .filter((issue) => !outcomes[issue.code])
      .map((issue) => ({ field: `outcome-${issue.code}`, message: `Choose what came of: ${issue.label}` })),
    ...(words.trim() === "" ? [{ field: "words", message: "Write what happened" }] : []),
  ];
  const request = () => ({
    kind: "close" as const,
    words,
    outcomes: issues.map((issue) => ({ issue: issue.code, outcome: outcomes[issue.code] ?? "" })),
  });
  return (
    <FormFrame {...frame} missing={missing} request={request}>
      {(problemAt) => (
        <>
          {issues.map((issue) => (
            <NativeSelect
              key={issue.code}
              id={`outcome-${issue.code}`}
              label={`What came of: ${issue.label}`}
              data={[{ value: "", label: "Choose" }, ...grouped(reference?.outcomes ?? [], triesLeft)]}
              value={outcomes[issue.code] ?? ""}
              error={problemAt(`outcome-${issue.code}`)}
              onChange={(event) => setOutcomes({ ...outcomes, [issue.code]: event.currentTarget.value })}
            />
          ))}
          <WordsField
            label="What happened?"
            description="The sender reads this, and so the circle is closed."
            value={words}
            error={problemAt("words")}
            onChange={setWords}
          />
        </>
      )}
    </FormFrame>
  );
}

const noResponse = "no_response";
const groups = { successful: "It helped", unsuccessful: "It did not work out" };

function grouped(outcomes: readonly OutcomeChoice[], triesLeft: number) {
  const early = (one: OutcomeChoice) => one.code === noResponse && triesLeft > 0;
  return Object.entries(groups).map(([group, label]) => ({
    group: label,
    items: outcomes
      .filter((one) => one.group === group)
      .map((one) => ({
        value: one.code,
        label: early(one) ? `${one.label} (${triesWords(triesLeft)})` : one.label,
        disabled: early(one),
      })),
  }));
}
