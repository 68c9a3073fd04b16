import { Checkbox } from "@mantine/core";
import type { Issue } from "@/lib/api/gen/types.gen";
import classes from "./sections.module.css";

interface Props {
  choices: readonly Issue[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** What the client needs help with: one or more. It never limits who may receive the referral (N15). */
export function IssueFields({ choices, chosen, error, onChange }: Props) {
  return (
    <Checkbox.Group
      label="What do they need help with?"
      description="Choose all that matter. This does not limit who can receive the referral."
      required
      value={[...chosen]}
      error={error}
      onChange={onChange}
    >
      <div className={classes.issues}>
        {choices.map((choice, index) => (
          <Checkbox
            key={choice.code}
            id={index === 0 ? "need.issues" : undefined}
            value={choice.code}
            label={choice.label}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
