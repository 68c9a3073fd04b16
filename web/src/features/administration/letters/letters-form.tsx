import { Button, Group } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Said } from "@/components/accounts/said";
import { ErrorSummary } from "@/components/errors/error-summary";
import { FormSection } from "@/components/form/form-section";
import { refusalWords } from "@/components/states/problem-words";
import type { NetworkLetters } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";
import { useSetLetterWords } from "../api/letters";
import { LetterDialog } from "./letter-dialog";
import { LetterList } from "./letter-list";
import { saySame, type TypedWords, typedWords, wordsOf } from "./letters-model";
import { LettersVersions } from "./letters-versions";
import { LineFields } from "./line-fields";

interface Props {
  all: NetworkLetters;
  mayChange: boolean;
}

const nothing: TypedWords = { network_name: "", contact: "", closing: "", notes: {} };

/** The words of now, to be changed, and every letter with them. What was typed stays when the server refuses. */
export function LettersForm({ all, mayChange }: Props) {
  const [now, ...before] = all.versions;
  const kept = now ? typedWords(now.words) : nothing;
  const [typed, setTyped] = useState(kept);
  const [attempt, setAttempt] = useState(0);
  const [open, setOpen] = useState<string>();
  const set = useSetLetterWords();
  const refused = set.error ? problemOf(set.error).fields : [];
  const changed = !saySame(typed, kept);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(
      { version: now?.version ?? 1, ...wordsOf(typed) },
      {
        onSuccess: ({ versions }) => setTyped(versions[0] ? typedWords(versions[0].words) : typed),
        onError: () => setAttempt(attempt + 1), // the summary takes the focus once it stands there
      },
    );
  };
  const letter = all.letters.find(({ code }) => code === open);
  return (
    <form onSubmit={submit} noValidate aria-label="What e-mails say">
      <ErrorSummary
        attempt={attempt}
        errors={refused}
        message={set.error && refused.length === 0 ? refusalWords(set.error) : undefined}
      />
      <FormSection id="around" title="In every e-mail" description="What is left empty is not said.">
        <LineFields name={all.name} typed={typed} problems={refused} mayChange={mayChange} onChange={setTyped} />
      </FormSection>
      <Said>{set.isSuccess && !changed && "Saved. E-mails say it from now on."}</Said>
      {mayChange && <SaveButtons saving={set.isPending} changed={changed} onUndo={() => setTyped(kept)} />}
      <LettersVersions versions={before} onUse={mayChange ? (words) => setTyped(typedWords(words)) : undefined} />
      <FormSection
        id="letters"
        title="Every e-mail"
        description="When it goes and to whom. Look at one as it would be with the words above, add a sentence to it, or send it to yourself."
      >
        <LetterList letters={all.letters} typed={typed} kept={kept} problems={refused} onOpen={setOpen} />
      </FormSection>
      {letter && (
        <LetterDialog
          letter={letter}
          typed={typed}
          testAddress={mayChange && all.may_test ? all.test_address : undefined}
          mayChange={mayChange}
          onChange={setTyped}
          onClose={() => setOpen(undefined)}
        />
      )}
    </form>
  );
}

function SaveButtons({ saving, changed, onUndo }: { saving: boolean; changed: boolean; onUndo: () => void }) {
  return (
    <Group gap="sm" mt="md">
      <Button type="submit" loading={saving} variant={changed ? "filled" : "default"}>
        Save the words
      </Button>
      {changed && (
        <Button variant="subtle" onClick={onUndo}>
          Put back what it says now
        </Button>
      )}
    </Group>
  );
}
