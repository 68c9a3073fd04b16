import { Button } from "@mantine/core";
import { useState } from "react";
import { DateFields } from "@/components/form/date-fields";
import { ProblemNotice } from "@/components/states/problem-notice";
import { addClosures, removeClosures } from "@/lib/api/gen/sdk.gen";
import type { ClosureBody, Managed } from "@/lib/api/gen/types.gen";
import { longDay } from "@/lib/dates";
import { isoDate, noDate, type TypedDate } from "@/lib/uk";
import { useManage } from "../api/manage";
import classes from "../components/manage.module.css";
import { SettingsForm } from "../components/settings-form";

/** Days on which nobody is there: no deadline counts them. */
export function Closures({ managed }: { managed: Managed }) {
  const version = managed.versions.closures; // of the list that is shown
  const remove = useManage((days: ClosureBody) => removeClosures({ body: { ...days, version } }));
  return (
    <>
      {managed.closures.length === 0 ? (
        <p>No closure days are entered. Weekends and bank holidays never count.</p>
      ) : (
        <ul className={classes.days} aria-label="Closure days">
          {managed.closures.map((days) => (
            <li key={days.from}>
              {closureWords(days, new Date())}
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`Remove ${closureWords(days, new Date())}`}
                onClick={() => remove.mutate(days)}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remove.isError && <ProblemNotice error={remove.error} />}
      <AddClosure version={version} />
    </>
  );
}

/** "Thursday 24 December", "Thursday 24 December to Thursday 31 December". */
export function closureWords({ from, to }: ClosureBody, now: Date): string {
  return from === to ? longDay(from, now) : `${longDay(from, now)} to ${longDay(to, now)}`;
}

const untyped = ({ day, month, year }: TypedDate) => `${day}${month}${year}`.trim() === "";

function AddClosure({ version }: { version: number }) {
  const [from, setFrom] = useState(noDate);
  const [to, setTo] = useState(noDate);
  const add = useManage((days: ClosureBody) => addClosures({ body: { ...days, version } }));
  const first = isoDate(from);
  const last = untyped(to) ? first : isoDate(to);
  const missing = [
    ...(first ? [] : [{ field: "from", message: "Enter the first day, such as 24 12 2026" }]),
    ...(last || !first ? [] : [{ field: "to", message: "Enter a real date, such as 31 12 2026, or nothing" }]),
  ];
  const save = () => {
    if (!first || !last) return;
    const empty = () => {
      setFrom(noDate);
      setTo(noDate);
    };
    add.mutate({ from: first, to: last }, { onSuccess: empty });
  };
  return (
    <SettingsForm
      label="Add closure days"
      secondary
      saving={add.isPending}
      error={add.error}
      missing={missing}
      said={add.isSuccess ? "Added. Referrals sent from now on count them." : ""}
      onSave={save}
    >
      {(problemAt) => (
        <div className={classes.pairs}>
          <DateFields
            id="from"
            legend="First day"
            hint="For example, 24 12 2026"
            value={from}
            error={problemAt("from")}
            onChange={setFrom}
          />
          <DateFields
            id="to"
            legend="Last day"
            hint="Empty: one day only"
            value={to}
            error={problemAt("to")}
            onChange={setTo}
          />
        </div>
      )}
    </SettingsForm>
  );
}
