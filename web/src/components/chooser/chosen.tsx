import { Button } from "@mantine/core";
import type { Choice } from "./chooser";
import classes from "./chooser.module.css";

interface Props {
  label: string;
  choices: readonly Choice[];
  onRemove: (choice: Choice) => void;
}

/** What was chosen, in the order it was chosen. */
export function Chosen({ label, choices, onRemove }: Props) {
  if (choices.length === 0) return null;
  return (
    <ul className={classes.chosen} aria-label={label}>
      {choices.map((choice) => (
        <li key={choice.id} className={classes.one}>
          <div>
            <span className={classes.name}>{choice.name}</span>
            {choice.detail && <span className={classes.detail}>{choice.detail}</span>}
          </div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onRemove(choice)}
            aria-label={`Remove ${choice.name}`}
          >
            Remove
          </Button>
        </li>
      ))}
    </ul>
  );
}
