import type { ImportChange, ImportDone, ImportRow } from "@/lib/api/gen/types.gen";

type State = ImportRow["state"];

/** What an import does with a row, as its badge says it. */
export const stateWords: Record<State, string> = {
  new: "New",
  changed: "Changed",
  same: "Unchanged",
  missing: "Missing from the directory",
  member: "In the network",
};

export const fieldWords: Record<ImportChange["field"], string> = {
  name: "Name",
  provider: "Given by",
  summary: "Description",
  phone: "Telephone",
  email: "E-mail",
  website: "Website",
  address: "Address",
  place: "Place on the map",
  areas: "Areas",
  opening: "Opening times",
};

/** Whether there is something to choose. */
export const isChoice = ({ state }: ImportRow) => state === "new" || state === "changed" || state === "missing";

/** The rows that are chosen at first: what is missing may only be late, so taking it off is for people to choose. */
export function chosenAtFirst(rows: readonly ImportRow[]): string[] {
  return rows.filter(({ state }) => state === "new" || state === "changed").map(({ key }) => key);
}

/** "3 new, 1 changed, 2 unchanged". */
export function countWords(rows: readonly ImportRow[]): string {
  const states: State[] = ["new", "changed", "same", "missing", "member"];
  return states
    .map((state) => ({ state, n: rows.filter((row) => row.state === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => `${n} ${stateWords[state].toLowerCase()}`)
    .join(", ");
}

/** What an import did. */
export function doneWords({ added, changed, removed }: ImportDone): string {
  return `The directory is up to date: ${added} added, ${changed} changed, ${removed} taken off.`;
}
