import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { NetworkCalendar } from "@/lib/api/gen/types.gen";
import classes from "./calendar.module.css";
import { dayInWords } from "./day-words";

/** One year of each nation. */
export function OfficialDays({ calendar }: { calendar: NetworkCalendar }) {
  const { official, today, first_year, last_year } = calendar;
  const current = Math.min(Math.max(Number(today.slice(0, 4)), first_year), last_year);
  const [year, setYear] = useState(current);
  const years = official[0]?.years.map((one) => one.year).reverse() ?? [];
  return (
    <>
      <NativeSelect
        id="year"
        label="Year"
        maw={160}
        value={String(year)}
        data={years.map(String)}
        onChange={(event) => setYear(Number(event.currentTarget.value))}
      />
      <div className={classes.nations}>
        {official.map(({ nation, name, years: known }) => (
          <section key={nation} aria-labelledby={nation}>
            <h3 id={nation}>{name}</h3>
            <ul>
              {known
                .find((one) => one.year === year)
                ?.days.map(({ day, name: title }) => (
                  <li key={day} data-over={day < today || undefined}>
                    <span>{title}</span>
                    <span>{dayInWords(day)}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
