import { Checkbox, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { KnownDate } from "@/components/form/known-date";
import type { ExtraQuestion } from "@/lib/api/gen/types.gen";

interface Props {
  question: ExtraQuestion;
  values: readonly string[];
  error?: string | undefined;
  onChange: (values: string[]) => void;
}

const yesOrNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** One extra question, with the field that its kind of answer needs (R12). */
export function QuestionField({ question, values, error, onChange }: Props) {
  const { kind, help, required, options = [] } = question;
  const id = fieldOf(question);
  const label = required ? question.text : `${question.text} (optional)`;
  const [value = ""] = values;
  const field = { id, label, value, error, ...(help ? { description: help } : {}) };
  const typed = (event: { currentTarget: { value: string } }) => onChange(only(event.currentTarget.value));
  switch (kind) {
    case "long_text":
      return <Textarea {...field} autosize minRows={3} onChange={typed} />;
    case "number":
      return <TextInput {...field} inputMode="decimal" autoComplete="off" maw={280} onChange={typed} />;
    case "date":
      return (
        <KnownDate
          id={id}
          legend={label}
          {...(help ? { hint: help } : {})}
          value={value}
          error={error}
          past={false}
          onChange={(day) => onChange(only(day ?? ""))}
        />
      );
    case "choices":
      return (
        <Checkbox.Group {...field} id={undefined} value={[...values]} onChange={onChange}>
          <Stack gap={8} mt={4}>
            {options.map((option, index) => (
              <Checkbox key={option} id={index === 0 ? id : undefined} value={option} label={option} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case "choice":
    case "yes_no":
      return (
        <Radio.Group {...field} id={undefined} onChange={(chosen) => onChange(only(chosen))}>
          <Stack gap={8} mt={4}>
            {(kind === "yes_no" ? yesOrNo : options.map((option) => ({ value: option, label: option }))).map(
              (option, index) => (
                <Radio key={option.value} id={index === 0 ? id : undefined} {...option} />
              ),
            )}
          </Stack>
        </Radio.Group>
      );
    default:
      return <TextInput {...field} autoComplete="off" onChange={typed} />;
  }
}

/** The field's id, which is also what the server calls it when something is wrong with its answer. */
export function fieldOf({ id }: { id: string }): string {
  return `answers.${id}`;
}

function only(value: string): string[] {
  return value === "" ? [] : [value];
}
