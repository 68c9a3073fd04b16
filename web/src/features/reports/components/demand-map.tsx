import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { AreaMap } from "@/components/map/area-map";
import { Legend } from "@/components/map/legend";
import type { ReportTable } from "@/lib/api/gen/types.gen";
import { demandOf } from "../demand";
import classes from "./reports.module.css";

/** Where the clients live, in at most five colours. The table beside it says the same (F4). */
export function DemandMap({ table }: { table: ReportTable }) {
  const [column, setColumn] = useState("0");
  const { looks, legend } = useMemo(() => demandOf(table, Number(column)), [table, column]);
  const periods = table.columns.slice(1);
  return (
    <div className={classes.map}>
      <SegmentedControl
        aria-label="Which period the map shows"
        className="no-print"
        value={column}
        data={periods.map((label, at) => ({ label, value: String(at) }))}
        onChange={setColumn}
      />
      <p className={classes.onPaper}>{periods[Number(column)]}</p>
      <AreaMap label={`Map: ${table.title}. The table beside it says the same.`} looks={looks} />
      <Legend entries={legend} />
    </div>
  );
}
