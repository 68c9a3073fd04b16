import type { ReportTable } from "@/lib/api/gen/types.gen";
import { barLengths } from "../model";
import classes from "./reports.module.css";

/** A bar for each row. To a screen reader it is one picture: the table behind it says the same in words. */
export function Bars({ table }: { table: ReportTable }) {
  const cells = table.rows.map((row) => row.cells[table.chart]);
  const lengths = barLengths(cells.map((cell) => cell?.number));
  return (
    <div role="img" aria-label={`Bar chart: ${table.title}. ${longestIn(table)}`} className={classes.bars}>
      {table.rows.map((row, index) => (
        <div key={row.label} className={classes.barRow}>
          <span className={classes.barLabel}>{row.label}</span>
          <span className={classes.barTrack}>
            <span className={`${classes.bar} exact`} style={{ width: `${lengths[index]}%` }} />
          </span>
          <span className={classes.barValue}>{cells[index]?.text}</span>
        </div>
      ))}
    </div>
  );
}

/** What one sees first: the longest bar. */
function longestIn({ rows, chart }: ReportTable): string {
  const value = (row: (typeof rows)[number]) => row.cells[chart]?.number ?? 0;
  const longest = rows.reduce<(typeof rows)[number] | undefined>(
    (best, row) => (best && value(best) >= value(row) ? best : row),
    undefined,
  );
  if (!longest || value(longest) === 0) return "Nothing to show.";
  return `The most: ${longest.label}, ${longest.cells[chart]?.text}.`;
}
