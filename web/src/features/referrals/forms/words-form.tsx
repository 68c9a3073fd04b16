import type { WordsKind } from "../model";
import { type CommandFormProps, FormFrame } from "./form-frame";
import { RemedyField } from "./remedy-field";
import { useKeptWords } from "./use-kept-words";
import { WordsField } from "./words-field";

interface Texts {
  label: string;
  missing: string;
}

const texts: Record<WordsKind, Texts> = {
  return: { label: "What information do you need?", missing: "Write what information you need" },
  send: { label: "What do you want to tell them?", missing: "" },
  withdraw: { label: "Why are you withdrawing it?", missing: "Write why you are withdrawing it" },
  undo: { label: "Why are you taking the decision back?", missing: "Write why you are taking it back" },
  "stop-clock": { label: "Why should the clock stop?", missing: "Write why the clock should stop" },
  "restart-clock": { label: "Why should the clock start again?", missing: "Write why the clock should start again" },
  "no-further-referral": {
    label: "Why is there no further referral?",
    missing: "Write why this client is not referred to anybody else",
  },
};

/** The form of every command that needs words and nothing else. */
export function WordsForm({ kind, ...frame }: CommandFormProps & { kind: WordsKind }) {
  const [words, setWords] = useKeptWords(kind);
  const [remedy, setRemedy] = useKeptWords(`${kind}-remedy`);
  const asked = kind === "return";
  const { label, missing } = texts[kind];
  const lacks = missing !== "" && words.trim() === "" ? [{ field: "words", message: missing }] : [];
  return (
    <FormFrame {...frame} missing={lacks} request={() => ({ kind, words, ...(asked && remedy.trim() && { remedy }) })}>
      {(problemAt) => (
        <>
          <WordsField label={label} value={words} error={problemAt("words")} onChange={setWords} />
          {asked && <RemedyField value={remedy} error={problemAt("remedy")} onChange={setRemedy} />}
        </>
      )}
    </FormFrame>
  );
}
