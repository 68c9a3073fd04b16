import { Button } from "@mantine/core";
import { useState } from "react";
import { KnownDate } from "@/components/form/known-date";
import type { KeyDate } from "@/lib/api/gen/types.gen";
import { unique } from "@/lib/unique";
import classes from "./sections.module.css";
import { Line } from "./text-fields";

interface Row {
  key: string;
  what: string;
  on: string | undefined;
}

interface Props {
  value: readonly KeyDate[];
  problemAt: (field: string) => string | undefined;
  onChange: (dates: KeyDate[]) => void;
}

/** Days that cannot be missed: a hearing, an eviction. Only those with a real date are kept. */
export function KeyDateFields({ value, problemAt, onChange }: Props) {
  const [rows, setRows] = useState<readonly Row[]>(() => value.map(({ what, on }) => ({ key: unique(), what, on })));
  const change = (next: readonly Row[]) => {
    setRows(next);
    onChange(next.flatMap(({ what, on }) => (on ? [{ what, on }] : [])));
  };
  const edit = (key: string, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  // The server numbers only the rows it was given.
  const place = (row: Row) => rows.filter((one) => one.on !== undefined).indexOf(row);

  return (
    <div role="group" aria-label="Dates that cannot be missed">
      <p className={classes.legend}>Dates that cannot be missed</p>
      <p className={classes.hint}>A hearing, an eviction, an appeal. They are shown at the top of the referral.</p>
      {rows.map((row, index) => (
        <div key={row.key} className={classes.keyDate}>
          <Line
            id={`need.key_dates[${place(row) >= 0 ? place(row) : `new-${index}`}].what`}
            label="What happens?"
            value={row.what}
            error={problemAt(`need.key_dates[${place(row)}].what`)}
            onChange={(what) => edit(row.key, { what })}
          />
          <KnownDate
            id={`need.key_dates[${place(row) >= 0 ? place(row) : `new-${index}`}].on`}
            legend="When?"
            hint="For example, 8 12 2026"
            value={row.on}
            error={problemAt(`need.key_dates[${place(row)}].on`)}
            past={false}
            onChange={(on) => edit(row.key, { on })}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            w="fit-content"
            onClick={() => change(rows.filter((one) => one !== row))}
          >
            Remove this date
          </Button>
        </div>
      ))}
      <Button variant="default" onClick={() => setRows([...rows, { key: unique(), what: "", on: undefined }])}>
        Add a date
      </Button>
    </div>
  );
}
