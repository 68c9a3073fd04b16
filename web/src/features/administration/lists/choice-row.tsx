import { Button } from "@mantine/core";
import type { MoveBody, NetworkChoice } from "@/lib/api/gen/types.gen";
import classes from "../components/administration.module.css";
import { groupOf } from "./list-words";

interface Props {
  choice: NetworkChoice;
  first: boolean;
  last: boolean;
  mayChange: boolean;
  onMove: (to: MoveBody["to"]) => void;
  onAsk: (what: "change" | "retire") => void;
}

/** One entry of a list, with what can be done to it. */
export function ChoiceRow({ choice, first, last, mayChange, onMove, onAsk }: Props) {
  const { label, active, stays } = choice;
  const group = groupOf(choice);
  return (
    <li className={classes.choice}>
      <div className={classes.choiceWords}>
        {label}
        {group && <span className={classes.quiet}>{group}</span>}
        {stays && <span className={classes.quiet}>Cannot be retired. {stays}</span>}
      </div>
      {mayChange && (
        <div className={classes.actions}>
          {active && (
            <>
              <Action words="Up" label={`${label}: up`} disabled={first} onClick={() => onMove("up")} />
              <Action words="Down" label={`${label}: down`} disabled={last} onClick={() => onMove("down")} />
              <Action words="Rename" label={`${label}: rename`} onClick={() => onAsk("change")} />
            </>
          )}
          {active && !stays && <Action words="Retire" label={`${label}: retire`} onClick={() => onAsk("retire")} />}
          {!active && <Action words="Offer again" label={`${label}: offer again`} onClick={() => onAsk("retire")} />}
        </div>
      )}
    </li>
  );
}

interface ActionProps {
  words: string;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

/** Stays where it is when it cannot be pressed, so that the keyboard does not lose its place. */
function Action({ words, label, disabled = false, onClick }: ActionProps) {
  return (
    <Button
      variant="subtle"
      size="compact-md"
      aria-label={label}
      aria-disabled={disabled || undefined}
      data-disabled={disabled || undefined}
      onClick={() => !disabled && onClick()}
    >
      {words}
    </Button>
  );
}
