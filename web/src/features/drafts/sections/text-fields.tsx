import { Textarea, TextInput } from "@mantine/core";

interface Props {
  id: string;
  label: string;
  description?: string;
  value: string;
  error: string | undefined;
  required?: boolean;
  maxLength?: number;
  width?: number;
  onChange: (value: string) => void;
}

/** One line about the client. The browser must not fill it in with the adviser's own details. */
export function Line({ width, onChange, ...field }: Props) {
  return (
    <TextInput
      {...field}
      autoComplete="off"
      styles={{ wrapper: { maxWidth: width } }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** As many lines as somebody needs. */
export function Story({ width, onChange, ...field }: Props) {
  return (
    <Textarea
      {...field}
      autoComplete="off"
      autosize
      minRows={3}
      maxRows={20}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
