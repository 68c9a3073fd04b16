import type { Announcement } from "@/lib/api/gen/types.gen";

export type Role = Announcement["roles"][number];

export const stateWords: Record<Announcement["state"], string> = {
  coming: "Not shown yet",
  shown: "Shown now",
  over: "Over",
};

/** Whom one can be for, in the order of a list. */
export const audiences: readonly { value: Role; label: string }[] = [
  { value: "adviser", label: "Advisers" },
  { value: "lead", label: "Leads" },
  { value: "coordinator", label: "Coordinators" },
  { value: "auditor", label: "Auditors" },
];

export function roleWords(roles: readonly string[]): string {
  if (roles.length === 0) return "for everybody";
  const named = audiences.filter(({ value }) => roles.includes(value)).map(({ label }) => label.toLowerCase());
  return `for ${named.join(", ")}`;
}
