import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useReference } from "@/lib/api/reference";
import { triesWords } from "../tries";
import { type CommandFormProps, FormFrame } from "./form-frame";
import { RemedyField } from "./remedy-field";
import { useKeptWords } from "./use-kept-words";
import { WordsField } from "./words-field";

/** A reason from the list and words for the sender, who must decide what happens to the client next (N26, K3). */
export function DeclineForm({ triesLeft, ...frame }: CommandFormProps & { triesLeft: number }) {
  const { data: reference } = useReference();
  const [reason, setReason] = useState("");
  const [words, setWords] = useKeptWords("decline");
  const [remedy, setRemedy] = useKeptWords("decline-remedy");
  const asked = reference?.remedy_reasons.includes(reason) ?? false;
  const missing = [
    ...(reason === "" ? [{ field: "reason", message: "Choose a reason" }] : []),
    ...(words.trim() === "" ? [{ field: "words", message: "Write a few words for the sender" }] : []),
  ];
  return (
    <FormFrame
      {...frame}
      missing={missing}
      request={() => ({ kind: "decline", reason, words, ...(asked && remedy.trim() && { remedy }) })}
    >
      {(problemAt) => (
        <>
          <Radio.Group
            label="Why are you declining it?"
            value={reason}
            onChange={setReason}
            error={problemAt("reason")}
          >
            <Stack gap={8} mt={4}>
              {reference?.decline_reasons.map((choice, index) => (
                <Radio
                  key={choice.code}
                  id={index === 0 ? "reason" : undefined}
                  value={choice.code}
                  label={choice.label}
                  disabled={choice.code === outOfReach && triesLeft > 0}
                  description={choice.code === outOfReach && triesLeft > 0 ? triesWords(triesLeft) : undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
          <WordsField
            label="Words for the sender"
            description="They read this, and decide with the client what to do next."
            value={words}
            error={problemAt("words")}
            onChange={setWords}
          />
          {asked && <RemedyField value={remedy} error={problemAt("remedy")} onChange={setRemedy} />}
        </>
      )}
    </FormFrame>
  );
}

const outOfReach = "could_not_contact";
