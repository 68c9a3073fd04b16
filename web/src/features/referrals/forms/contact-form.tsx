import { NativeSelect, Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ContactBody } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { londonInput, londonMoment } from "@/lib/moments";
import { triesWords } from "../tries";
import { type CommandFormProps, FormFrame } from "./form-frame";
import { useKeptWords } from "./use-kept-words";
import { WordsField } from "./words-field";

const channels: Record<string, ContactBody["channel"]> = {
  phone: "phone",
  text: "text",
  email: "email",
  letter: "letter",
  in_person: "in_person",
};

/** One try to reach the client, whether it worked or not. */
export function ContactForm({ triesLeft, ...frame }: CommandFormProps & { triesLeft: number }) {
  const { data: reference } = useReference();
  const [channel, setChannel] = useState("phone");
  const [reached, setReached] = useState("");
  const [at, setAt] = useState(() => londonInput(new Date()));
  const [words, setWords] = useKeptWords("record-contact");
  const moment = londonMoment(at);
  const missing = [
    ...(reached === "" ? [{ field: "reached", message: "Say whether you reached the client" }] : []),
    ...(moment ? [] : [{ field: "at", message: "Enter when it was" }]),
  ];
  const request = () => ({
    kind: "record-contact" as const,
    channel: channels[channel] ?? "phone",
    reached: reached === "yes",
    at: moment ?? new Date().toISOString(),
    words,
  });
  return (
    <FormFrame {...frame} missing={missing} request={request}>
      {(problemAt) => (
        <>
          <Radio.Group
            label="Did you reach the client?"
            description={triesLeft > 0 ? `Out of reach: ${triesWords(triesLeft)}.` : undefined}
            value={reached}
            onChange={setReached}
            error={problemAt("reached")}
          >
            <Stack gap={8} mt={4}>
              <Radio id="reached" value="yes" label="Yes" />
              <Radio value="no" label="No" />
            </Stack>
          </Radio.Group>
          <NativeSelect
            label="How?"
            data={(reference?.channels ?? []).map((one) => ({ value: one.code, label: one.label }))}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value)}
          />
          <TextInput
            id="at"
            type="datetime-local"
            label="When?"
            max={londonInput(new Date())}
            value={at}
            error={problemAt("at")}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <WordsField label="What happened? (optional)" value={words} error={problemAt("words")} onChange={setWords} />
        </>
      )}
    </FormFrame>
  );
}
