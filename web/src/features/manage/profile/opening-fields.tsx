import { Fieldset, Input, TextInput } from "@mantine/core";
import { Fragment } from "react";
import type { OpenDay } from "@/lib/api/gen/types.gen";
import classes from "../components/manage.module.css";
import { days } from "./profile-model";

interface Props {
  opening: readonly OpenDay[];
  error: string | undefined;
  onChange: (opening: OpenDay[]) => void;
}

/** When the organisation is open, morning and afternoon of each day (R11). */
export function OpeningFields({ opening, error, onChange }: Props) {
  const change = (at: number, part: Partial<OpenDay>) =>
    onChange(opening.map((day, i) => (i === at ? { ...day, ...part } : day)));
  return (
    <Fieldset id="opening" legend="Opening times" variant="unstyled" tabIndex={-1}>
      <Input.Description mb={8}>Such as 9.30 to 12.30. Empty means closed.</Input.Description>
      {error && <Input.Error mb={8}>{error}</Input.Error>}
      <div className={classes.week}>
        <span className={classes.head} />
        <span className={classes.head}>Morning</span>
        <span className={classes.head}>Afternoon</span>
        {days.map((name, i) => (
          <Fragment key={name}>
            <span className={classes.day}>{name}</span>
            {(["morning", "afternoon"] as const).map((half) => (
              <TextInput
                key={half}
                aria-label={`${name} ${half}`}
                placeholder={half === "morning" ? "Morning" : "Afternoon"}
                maxLength={40}
                autoComplete="off"
                value={opening[i]?.[half] ?? ""}
                onChange={(event) => change(i, { [half]: event.currentTarget.value })}
              />
            ))}
          </Fragment>
        ))}
      </div>
    </Fieldset>
  );
}
