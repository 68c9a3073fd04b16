import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { QuestionBody } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { hasOptions, kindOf, kinds } from "../model";

interface Props {
  value: QuestionBody;
  aboutIssues: boolean;
  problemAt: (field: string) => string | undefined;
  onChange: (value: QuestionBody) => void;
}

/** What makes up a question. */
export function QuestionFields({ value, aboutIssues, problemAt, onChange }: Props) {
  const set = (change: Partial<QuestionBody>) => onChange({ ...value, ...change });
  return (
    <>
      {aboutIssues && (
        <IssueField value={value.issue} error={problemAt("issue")} onChange={(issue) => set({ issue })} />
      )}
      <TextInput
        id="text"
        label="The question"
        autoComplete="off"
        maxLength={300}
        value={value.text}
        error={problemAt("text")}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <TextInput
        id="help"
        label="Help below it (optional)"
        autoComplete="off"
        maxLength={500}
        value={value.help ?? ""}
        error={problemAt("help")}
        onChange={(event) => set({ help: event.currentTarget.value })}
      />
      <NativeSelect
        id="kind"
        label="What is it answered with?"
        data={[...kinds]}
        value={value.kind}
        error={problemAt("kind")}
        onChange={(event) => set({ kind: kindOf(event.currentTarget.value) })}
      />
      {hasOptions(value.kind) && (
        <Textarea
          id="options"
          label="The answers to choose from"
          description="One a line"
          autosize
          minRows={3}
          value={(value.options ?? []).join("\n")}
          error={problemAt("options")}
          onChange={(event) => set({ options: event.currentTarget.value.split("\n") })}
        />
      )}
      <Checkbox
        label="It must be answered before the referral can be sent"
        checked={value.required}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
    </>
  );
}

interface IssueProps {
  value: string | undefined;
  error: string | undefined;
  onChange: (issue: string) => void;
}

function IssueField({ value = "", error, onChange }: IssueProps) {
  const { data: reference } = useReference();
  const issues = (reference?.issues ?? []).map((issue) => ({ value: issue.code, label: issue.label }));
  return (
    <NativeSelect
      id="issue"
      label="What is it about?"
      data={[{ value: "", label: "Choose an issue" }, ...issues]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
