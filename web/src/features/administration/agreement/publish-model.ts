import type { NetworkAgreement } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";
import { plainDate } from "@/lib/dates";
import { isoDate, type TypedDate, typedDate } from "@/lib/uk";

/** The next version as it is being written. */
export interface Written {
  title: string;
  text: string;
  changes: string;
  from: TypedDate;
}

/** What the next version starts with: the words of now, and the usual time to accept them. */
export function startOf({ versions: [now], today, grace_days }: NetworkAgreement): Written {
  const from = new Date(`${today}T12:00:00Z`);
  from.setUTCDate(from.getUTCDate() + grace_days);
  return {
    title: now?.title ?? "",
    text: now?.text ?? "",
    changes: "",
    from: typedDate(from.toISOString().slice(0, 10)),
  };
}

/** What keeps it from being looked at; the rest the server says. */
export function lacking({ title, text, changes, from }: Written, first: boolean): FieldProblem[] {
  return [
    ...(title.trim() === "" ? [{ field: "title", message: "Give the agreement a title" }] : []),
    ...(text.trim() === "" ? [{ field: "text", message: "Write the agreement" }] : []),
    ...(!first && changes.trim() === "" ? [{ field: "changes", message: "Say what changed" }] : []),
    ...(isoDate(from) ? [] : [{ field: "from", message: "Enter the day, such as 12 1 2027" }]),
  ];
}

/** What publishing does to whom. */
export function consequences(organisations: number, from: string): string[] {
  const asked = organisations === 1 ? "1 organisation is" : `${organisations} organisations are`;
  return [
    `${asked} asked: their leads are e-mailed on the next working morning, a week before the day, and on the day.`,
    `From ${plainDate(from)} those which have not accepted can neither send nor receive new referrals. Referrals under way go on.`,
    "A version that is published cannot be changed or taken back; a mistake is put right by the next version.",
  ];
}
