import { Button } from "@mantine/core";
import { useState } from "react";
import { EmptyNotice } from "@/components/states/empty-notice";
import type { OneOffDay } from "@/lib/api/gen/types.gen";
import classes from "../components/administration.module.css";
import { wholeDay } from "./day-words";
import { RemoveDialog } from "./remove-dialog";

interface Props {
  days: readonly OneOffDay[];
  mayRemove: boolean;
  onDone: (said: string) => void;
}

/** What was added; a day that has begun stays, so that what was due can be explained. */
export function OneOffDays({ days, mayRemove, onDone }: Props) {
  const [removes, setRemoves] = useState<OneOffDay>();
  if (days.length === 0) {
    return <EmptyNotice title="No day was added">The official bank holidays alone count.</EmptyNotice>;
  }
  return (
    <>
      <ul className={classes.choices} aria-label="Days that the network adds">
        {days.map((one) => (
          <li key={one.id} className={classes.choice}>
            <div className={classes.choiceWords}>
              <b>{one.name}</b>
              <span className={classes.quiet}>
                {wholeDay(one.day)} · {one.for}
                {one.by && ` · added by ${one.by.name}`}
              </span>
            </div>
            {mayRemove && one.removable && (
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`Remove ${one.name}, ${wholeDay(one.day)}`}
                onClick={() => setRemoves(one)}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {removes && (
        <RemoveDialog
          one={removes}
          onDone={(said) => {
            setRemoves(undefined);
            onDone(said);
          }}
          onClose={() => setRemoves(undefined)}
        />
      )}
    </>
  );
}
