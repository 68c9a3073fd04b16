import type { ChangePersonBody, StaffMember } from "@/lib/api/gen/types.gen";

export type Right = StaffMember["rights"][number];

/** What a lead may allow one of their people, and what that means. */
export const rightWords: Record<Right, { label: string; short: string; description: string }> = {
  switch_accepting: {
    label: "Open and close the organisation to referrals",
    short: "open and close to referrals",
    description: "For whoever knows first that there is no more room.",
  },
  export: {
    label: "Export referrals",
    short: "export",
    description: "Take the organisation’s referrals, with clients’ details, out of Onward as a file.",
  },
  see_reports: {
    label: "See reports",
    short: "see reports",
    description: "Numbers about the organisation’s referrals.",
  },
};

export const rights: readonly Right[] = ["switch_accepting", "export", "see_reports"];

/** Somebody as the form shows them. */
export function formOf(member: StaffMember): ChangePersonBody {
  return {
    version: member.version,
    role: member.role,
    job_title: member.job_title,
    phone: member.phone,
    rights: member.rights,
  };
}

/** The same with a right given or taken away. */
export function withRight(form: ChangePersonBody, right: Right, given: boolean): ChangePersonBody {
  const others = form.rights.filter((one) => one !== right);
  return { ...form, rights: given ? [...others, right] : others };
}

/** What somebody is and may do, in one line. */
export function memberInWords({ role, job_title, phone, rights: given }: StaffMember): string {
  const may = role === "lead" ? [] : given.map((right) => rightWords[right].short);
  const parts = [role === "lead" ? "lead" : "adviser", job_title, phone, may.length > 0 ? `may ${may.join(", ")}` : ""];
  return parts.filter((part) => part !== "").join(" · ");
}
