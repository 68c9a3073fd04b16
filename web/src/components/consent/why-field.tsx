import { Textarea } from "@mantine/core";

interface Props {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Why details are shared although nobody was asked: somebody will have to answer for it. */
export function WhyField({ value, error, onChange }: Props) {
  return (
    <Textarea
      id="consent.why"
      label="Why are their details shared without asking them?"
      autosize
      minRows={3}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
