import { Anchor, Button } from "@mantine/core";
import { useId, useState } from "react";
import { Link } from "react-router";
import type { ReportTable } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { csvAddress, type Question } from "../model";
import { Bars } from "./bars";
import { FiguresTable } from "./figures-table";
import classes from "./reports.module.css";

/** More rows than this say little as bars, and are too many to read past in a table. */
const mostRows = 24;

const toldLink = (
  <Anchor component={Link} to={paths.told} className="no-print">
    Read what they wrote
  </Anchor>
);

/** One question of the report: what it counts, a chart, and the table behind it. */
export function ReportSection({ table, question }: { table: ReportTable; question: Question }) {
  const charted = table.chart >= 0 && table.rows.length > 0 && table.rows.length <= mostRows;
  const [open, setOpen] = useState(false);
  const shown = open || !charted;
  const [all, setAll] = useState(false);
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={classes.title}>
        {table.title}
      </h2>
      <p className={classes.definition}>{table.definition}</p>
      {table.rows.length === 0 && <p className={classes.empty}>{table.empty}</p>}
      {table.id === "told" && question.side === "sent" && toldLink}
      {charted && <Bars table={table} />}
      {table.rows.length > 0 && (
        <div id={`${id}-table`} className={classes.tableFrame} data-closed={!shown || undefined}>
          <FiguresTable table={table} most={all ? table.rows.length : mostRows} />
        </div>
      )}
      {table.rows.length > 0 && (
        <div className={`${classes.actions} no-print`}>
          {charted && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={`${open ? "Hide the table" : "Show as table"}: ${table.title}`}
              aria-expanded={open}
              aria-controls={`${id}-table`}
              onClick={() => setOpen(!open)}
            >
              {open ? "Hide the table" : "Show as table"}
            </Button>
          )}
          {table.rows.length > mostRows && !all && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={`Show all ${table.rows.length}: ${table.title}`}
              onClick={() => setAll(true)}
            >
              Show all {table.rows.length}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-md"
            component="a"
            href={csvAddress(question, table.id)}
            aria-label={`Download CSV: ${table.title}`}
            download
          >
            Download CSV
          </Button>
        </div>
      )}
    </section>
  );
}
