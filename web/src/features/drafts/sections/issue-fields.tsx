import { Checkbox } from "@mantine/core";
import type { IssueChoice } from "@/lib/api/gen/types.gen";
import classes from "./sections.module.css";

interface Props {
  choices: readonly IssueChoice[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** What the client needs help with: one or more. It never limits who may receive the referral (N15). */
export function IssueFields({ choices, chosen, error, onChange }: Props) {
  const groups = [...new Set(choices.map((choice) => choice.group))];
  const first = choices[0]?.code;
  return (
    <Checkbox.Group
      label="What do they need help with?"
      description="Choose all that matter. This does not limit who can receive the referral."
      required
      value={[...chosen]}
      error={error}
      onChange={onChange}
    >
      <div className={classes.groups}>
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <p className={classes.group}>{group}</p>
            {choices
              .filter((choice) => choice.group === group)
              .map((choice) => (
                <Checkbox
                  key={choice.code}
                  id={choice.code === first ? "need.issues" : undefined}
                  value={choice.code}
                  label={choice.label}
                  mb={8}
                />
              ))}
          </div>
        ))}
      </div>
    </Checkbox.Group>
  );
}
