import type { Application } from "@/lib/api/gen/types.gen";

export const stateWords = { waiting: "Waiting", approved: "Approved", declined: "Declined" } as const;

export const stateTones = { waiting: "strong", approved: "calm", declined: "plain" } as const;

/** What it says of the organisation. */
export function organisationItems(one: Application) {
  return [
    { term: "What it does", value: one.offer },
    { term: "Helps with", value: one.issues.map((issue) => issue.label).join(", ") },
    { term: "Areas", value: one.areas.join(", ") },
    { term: "Nation", value: one.nation },
    { term: "Website", value: one.website },
    { term: "E-mail address", value: one.email },
    { term: "Telephone", value: one.phone },
    { term: "Why it wants to join", value: one.reason },
  ];
}

/** What it says of whoever would look after it here. */
export function leadItems({ lead }: Application) {
  return [
    { term: "Name", value: lead.name },
    { term: "Job title", value: lead.job_title },
    { term: "Their e-mail address", value: lead.email },
    { term: "Their telephone", value: lead.phone },
  ];
}
