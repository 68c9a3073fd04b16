import type { DirectoryEntry } from "@/lib/api/gen/types.gen";
import { clockTime, comingWords, plainDate } from "@/lib/dates";

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

type Known = Pick<DirectoryEntry, "miles" | "doors" | "open_until" | "opens_at">;

/** Whether somebody is there now, and if not, when next, as far as that is known (R11). */
export function doorsInWords({ doors, open_until, opens_at }: Known, now = new Date()): string {
  if (doors === "unknown") return "";
  const until = open_until ? clockTime(open_until) : "";
  if (doors === "open") return `Open now, until ${until === "00:00" ? "midnight" : until}`;
  return opens_at ? `Closed now, opens ${comingWords(opens_at, now)}` : "Closed now";
}

/** How far an organisation is and whether somebody is there now, as far as that is known. */
export function whereAndWhen(one: Known, now = new Date()): string {
  const far = one.miles === undefined ? "" : milesInWords(one.miles);
  return [far, doorsInWords(one, now)].filter((part) => part !== "").join(" · ");
}

/** When the organisation last said that its profile is true. */
export function checkedWords({ checked_at, stale }: Pick<DirectoryEntry, "checked_at" | "stale">): string {
  if (!checked_at) return "Not checked yet";
  const words = `Last checked on ${plainDate(checked_at)}`;
  return stale ? `${words}, more than half a year ago` : words;
}
