import type { DirectoryEntry } from "@/lib/api/gen/types.gen";
import { clockTime, plainDate } from "@/lib/dates";

const most = 4;

/** The areas that an organisation serves; of many, the first and how many more. */
export function areasInWords(areas: readonly string[]): string {
  if (areas.length <= most + 1) return areas.join(", ");
  return `${areas.slice(0, most).join(", ")} and ${areas.length - most} more`;
}

/** How far it is, such as "2.3 miles away". */
export function milesInWords(miles: number): string {
  if (miles < 0.1) return "less than 0.1 miles away";
  const rounded = miles.toFixed(1);
  return rounded === "1.0" ? "1 mile away" : `${rounded} miles away`;
}

/** How far an organisation is and whether somebody is there now, as far as that is known. */
export function whereAndWhen(one: Pick<DirectoryEntry, "miles" | "doors" | "open_until">): string {
  const far = one.miles === undefined ? "" : milesInWords(one.miles);
  const until = one.open_until ? clockTime(one.open_until) : "";
  const doors = {
    open: `Open now, until ${until === "00:00" ? "midnight" : until}`,
    closed: "Closed now",
    unknown: "",
  };
  return [far, doors[one.doors]].filter((part) => part !== "").join(" · ");
}

/** When the organisation last said that its profile is true. */
export function checkedWords({ checked_at, stale }: Pick<DirectoryEntry, "checked_at" | "stale">): string {
  if (!checked_at) return "Not checked yet";
  const words = `Last checked on ${plainDate(checked_at)}`;
  return stale ? `${words}, more than half a year ago` : words;
}
