import { Anchor } from "@mantine/core";
import { useId, useState } from "react";
import { Link } from "react-router";
import type { ReportTable } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import type { Question } from "../model";
import { Bars } from "./bars";
import { DemandMap } from "./demand-map";
import { FiguresTable } from "./figures-table";
import classes from "./reports.module.css";
import { SectionActions } from "./section-actions";

/** More rows than this say little as bars, and are too many to read past in a table. */
const mostRows = 24;

const toldLink = (
  <Anchor component={Link} to={paths.told} className="no-print">
    Read what they wrote
  </Anchor>
);

/** One question of the report: what it counts, a chart or a map, and the table with the same figures. */
export function ReportSection({ table, question }: { table: ReportTable; question: Question }) {
  const mapped = table.rows.some((row) => row.area);
  const [map, setMap] = useState(false);
  const onMap = mapped && map;
  const charted = !onMap && table.chart >= 0 && table.rows.length > 0 && table.rows.length <= mostRows;
  const [open, setOpen] = useState(false);
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
      <div className={onMap ? classes.beside : undefined}>
        {onMap && <DemandMap table={table} />}
        {table.rows.length > 0 && (
          <div id={`${id}-table`} className={classes.tableFrame} data-closed={(charted && !open) || undefined}>
            <FiguresTable table={table} most={all ? table.rows.length : mostRows} />
          </div>
        )}
      </div>
      {table.rows.length > 0 && (
        <SectionActions
          table={table}
          question={question}
          open={charted ? open : undefined}
          map={mapped ? map : undefined}
          more={table.rows.length > mostRows && !all}
          tableId={`${id}-table`}
          onOpen={setOpen}
          onMap={setMap}
          onAll={() => setAll(true)}
        />
      )}
    </section>
  );
}
