import { TextInput } from "@mantine/core";
import { useId } from "react";
import { useReference } from "@/lib/api/reference";

interface Props {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** What would have made the referral right, in one line: the sender's next one may be (K4). */
export function RemedyField({ value, error, onChange }: Props) {
  const { data: reference } = useReference();
  const suggestions = useId();
  return (
    <>
      <TextInput
        id="remedy"
        label="What would have made this referral right for you? (optional)"
        description="One line, without the client's name: choose a suggestion or write your own. The sender reads it with the referral and in a list."
        list={suggestions}
        autoComplete="off"
        maxLength={200}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={suggestions}>
        {reference?.remedies.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
