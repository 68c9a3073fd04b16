import { Button } from "@mantine/core";
import type { ReportTable } from "@/lib/api/gen/types.gen";
import { csvAddress, type Question } from "../model";
import classes from "./reports.module.css";

interface Props {
  table: ReportTable;
  question: Question;
  /** What opens and closes; undefined where it cannot. */
  open: boolean | undefined;
  map: boolean | undefined;
  /** More rows than are shown. */
  more: boolean;
  tableId: string;
  onOpen: (open: boolean) => void;
  onMap: (map: boolean) => void;
  onAll: () => void;
}

/** What one can do with a table of the report. */
export function SectionActions({ table, question, open, map, more, tableId, onOpen, onMap, onAll }: Props) {
  const look = { variant: "default", size: "compact-md" } as const;
  const mapWords = map ? "Hide the map" : "Show on a map";
  const openWords = open ? "Hide the table" : "Show as table";
  return (
    <div className={`${classes.actions} no-print`}>
      {map !== undefined && (
        <Button {...look} aria-label={`${mapWords}: ${table.title}`} aria-expanded={map} onClick={() => onMap(!map)}>
          {mapWords}
        </Button>
      )}
      {open !== undefined && (
        <Button
          {...look}
          aria-label={`${openWords}: ${table.title}`}
          aria-expanded={open}
          aria-controls={tableId}
          onClick={() => onOpen(!open)}
        >
          {openWords}
        </Button>
      )}
      {more && (
        <Button {...look} aria-label={`Show all ${table.rows.length}: ${table.title}`} onClick={onAll}>
          Show all {table.rows.length}
        </Button>
      )}
      <Button
        {...look}
        component="a"
        href={csvAddress(question, table.id)}
        aria-label={`Download CSV: ${table.title}`}
        download
      >
        Download CSV
      </Button>
    </div>
  );
}
