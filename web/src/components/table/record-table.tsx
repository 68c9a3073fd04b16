import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from "react";
import { neighbour } from "./neighbour";
import classes from "./record-table.module.css";

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Such as "120px"; what has none shares the rest. */
  width?: string;
  /** On a phone the cell stands in a card: with its heading as a label, alone, or not at all when it would be empty. */
  onCard?: "labelled" | "alone";
}

interface Props<Row> {
  /** What the table is, for a screen reader. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** A row that has just appeared is marked for a moment. */
  appeared?: (row: Row) => boolean;
  /** What must be said of a row beside what is in it, such as why it is still there. */
  remark?: (row: Row) => string | undefined;
  busy?: boolean;
}

/** A table whose head stays, whose rows open on a click anywhere, and whose rows become cards where it is narrow. */
export function RecordTable<Row>({ label, columns, rows, rowKey, appeared, remark, busy = false }: Props<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = neighbour(body.current, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  // The roles are written out because a table laid out as cards would lose them.
  return (
    <div className={classes.frame} data-busy={busy || undefined}>
      <table role="table" aria-label={label} aria-busy={busy} className={classes.table}>
        <Head columns={columns} />
        <tbody role="rowgroup" ref={body} onKeyDown={move}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              className={classes.row}
              onClick={openRow}
              data-appeared={appeared?.(row) || undefined}
            >
              {columns.map((column, index) => (
                <td key={column.key} role="cell" data-card={column.onCard ?? "alone"}>
                  <span className={classes.cardLabel}>{column.head}</span>
                  <div className={classes.value}>{column.cell(row)}</div>
                  {index === 0 && remark?.(row) && <p className={classes.remark}>{remark(row)}</p>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th key={column.key} role="columnheader" scope="col" style={{ width: column.width }}>
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A click anywhere in a row does what a click on its link does; selecting text or pressing a button does not. */
function openRow(event: MouseEvent<HTMLTableRowElement>) {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return;
  if (target.closest("a, button, input, select, textarea, label, summary")) return;
  if (window.getSelection()?.toString()) return;
  const link = currentTarget.querySelector<HTMLAnchorElement>("a[data-row-link]");
  if (event.ctrlKey || event.metaKey) window.open(link?.href, "_blank", "noopener");
  else link?.click();
}
