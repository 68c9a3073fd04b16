import type { Acceptance } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";

/** By whom and when a version was accepted. */
export function acceptedWords({ by, at, signed_by, signed_on }: Acceptance): string {
  if (signed_by && signed_on)
    return `on paper, signed by ${signed_by} on ${plainDate(signed_on)}, recorded by ${by.name}`;
  return `by ${by.name} on ${plainDate(at)}`;
}
