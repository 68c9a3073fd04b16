import type { ReportTable } from "@/lib/api/gen/types.gen";
import classes from "./reports.module.css";

/** The figures as a table, also on paper. Where it is narrow it scrolls by itself, by keyboard too (WCAG 2.1.1). */
export function FiguresTable({ table, most }: { table: ReportTable; most: number }) {
  const [first = "", ...columns] = table.columns;
  return (
    <section className={classes.scroll} tabIndex={0} aria-label={`${table.title}, table`}>
      <table className={classes.table}>
        <caption className="hidden-text">{table.title}</caption>
        <thead>
          <tr>
            <th scope="col">{first || <span className="hidden-text">What</span>}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes.figure}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, most).map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {columns.map((column, cell) => (
                <td key={column} className={classes.figure}>
                  {row.cells[cell]?.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
