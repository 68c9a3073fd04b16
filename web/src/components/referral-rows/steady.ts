/** What a list shows while the server's list moves on underneath. */
export interface Steady<Row> {
  rows: readonly Row[];
  /** Rows that belong further up and wait to be shown. */
  waiting: number;
  /** Rows that have just come to the end of the list. */
  appeared: ReadonlySet<string>;
  /** Rows that are no longer in the server's list, kept so that nothing jumps. */
  gone: ReadonlySet<string>;
}

/**
 * Keeps the rows where they were, with what is now true of them. What is new above waits to be asked for; what is new at
 * the end is added, because nothing moves by it.
 */
export function steady<Row extends { id: string }>(held: readonly Row[], now: readonly Row[]): Steady<Row> {
  const current = new Map(now.map((row) => [row.id, row]));
  const known = new Set(held.map((row) => row.id));
  const lastKnown = now.findLastIndex((row) => known.has(row.id));
  const added = now.filter((row) => !known.has(row.id));
  const after = lastKnown < 0 && held.length > 0 ? [] : now.slice(lastKnown + 1).filter((row) => !known.has(row.id));
  const waiting = added.length - after.length;
  const pushedOut = waiting > 0 ? held.findLastIndex((row) => current.has(row.id)) : held.length;
  return {
    rows: [...held.map((row) => current.get(row.id) ?? row), ...after],
    waiting,
    appeared: new Set(after.map((row) => row.id)),
    gone: new Set(held.filter((row, index) => !current.has(row.id) && index <= pushedOut).map((row) => row.id)),
  };
}
