import { Textarea } from "@mantine/core";

interface Props {
  label: string;
  description?: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Words for the other side to read. */
export function WordsField({
  label,
  description = "The other organisation reads this.",
  value,
  error,
  onChange,
}: Props) {
  return (
    <Textarea
      id="words"
      label={label}
      description={description}
      autosize
      minRows={4}
      maxRows={14}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
