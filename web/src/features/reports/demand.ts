import type { AreaLook, Level } from "@/components/map/model";
import type { ReportCell, ReportRow, ReportTable } from "@/lib/api/gen/types.gen";

/** The numbers of one colour, both ends included. */
export interface Class {
  from: number;
  to: number;
}

const mostClasses = 5;

/** At most five classes with about as many areas in each; equal numbers are never in two. */
export function classesOf(numbers: readonly number[]): Class[] {
  const sorted = numbers.filter((one) => one > 0).toSorted((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= mostClasses) return distinct.map((one) => ({ from: one, to: one }));
  const starts = new Set<number>();
  for (let part = 0; part < mostClasses; part++) {
    const at = sorted[Math.floor((part * sorted.length) / mostClasses)];
    if (at !== undefined) starts.add(at);
  }
  const edges = [...starts];
  return edges.map((from, at) => {
    const next = edges[at + 1] ?? Number.POSITIVE_INFINITY;
    return { from, to: Math.max(...distinct.filter((one) => one < next)) };
  });
}

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function levelOf(cell: ReportCell | undefined, classes: readonly Class[]): Level {
  if (!cell) return 0;
  const { number } = cell;
  if (number === undefined) return "hidden";
  return levels[classes.findIndex(({ from, to }) => from <= number && number <= to)] ?? 0;
}

/** "12", "8 to 12", and for a class of its own what it means. */
export function classWords({ from, to }: Class): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

export interface LegendEntry {
  level: Level;
  words: string;
}

/** How the map of a table by area looks, for one of its columns: only what the table shows, too. */
export function demandOf(table: ReportTable, column: number) {
  const rows = table.rows.filter((row) => row.area);
  const classes = classesOf(rows.flatMap((row) => row.cells[column]?.number ?? []));
  const looks = new Map<string, AreaLook>(
    rows.map((row) => [row.area ?? "", { level: levelOf(row.cells[column], classes), words: inWords(row, table) }]),
  );
  const legend: LegendEntry[] = [
    { level: 0, words: "None" },
    ...classes.map((one, at) => ({ level: levels[at] ?? 0, words: classWords(one) })),
  ];
  if ([...looks.values()].some(({ level }) => level === "hidden"))
    legend.push({ level: "hidden", words: "Fewer than 5, or not shown" });
  return { looks, legend };
}

/** "Dunnage: this period 12, period before fewer than 5". */
function inWords(row: ReportRow, { columns }: ReportTable): string {
  const figures = columns.slice(1).map((column, at) => `${column.toLowerCase()} ${row.cells[at]?.text}`);
  return `${row.label}: ${figures.join(", ")}`;
}
