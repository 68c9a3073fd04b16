import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { Said } from "@/components/accounts/said";
import { ProblemNotice } from "@/components/states/problem-notice";
import type { KnownLetter } from "@/lib/api/gen/types.gen";
import { useTestLetter } from "../api/letters";
import classes from "../components/administration.module.css";
import { LetterPreview } from "./letter-preview";
import { type TypedWords, wordsOf } from "./letters-model";

interface Props {
  letter: KnownLetter;
  typed: TypedWords;
  /** The reader's own address; none where no test can be sent. */
  testAddress: string | undefined;
  mayChange: boolean;
  onChange: (typed: TypedWords) => void;
  onClose: () => void;
}

/** One letter as it would look with what is typed, the sentence added to it, and a test to oneself. */
export function LetterDialog({ letter, typed, testAddress, mayChange, onChange, onClose }: Props) {
  const test = useTestLetter();
  const { code, label, when, to } = letter;
  const change = (text: string) => {
    test.reset();
    onChange({ ...typed, notes: { ...typed.notes, [code]: text } });
  };
  return (
    <Modal opened onClose={onClose} title={label} size={760}>
      <Stack gap="lg">
        <p className={classes.text}>
          {when}. To: {to}.
        </p>
        {mayChange && (
          <Textarea
            label="Added sentence"
            description="After what the e-mail says by itself. Links begin with https:// and never say anything about a client."
            autosize
            minRows={2}
            maxLength={300}
            value={typed.notes[code] ?? ""}
            onChange={(event) => change(event.currentTarget.value)}
          />
        )}
        <LetterPreview letter={code} label={label} typed={typed} />
        <Said>{test.data?.message}</Said>
        {test.isError && <ProblemNotice error={test.error} />}
        <Group gap="sm">
          <Button onClick={onClose}>{mayChange ? "Done" : "Close"}</Button>
          {testAddress && (
            <Button
              variant="default"
              loading={test.isPending}
              onClick={() => test.mutate({ letter: code, words: wordsOf(typed) })}
            >
              Send a test to me
            </Button>
          )}
        </Group>
        {mayChange && (
          <p className={classes.quiet}>
            The sentence is kept when you save the words.{testAddress && ` A test goes to ${testAddress}.`}
          </p>
        )}
      </Stack>
    </Modal>
  );
}
