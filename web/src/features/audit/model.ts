import type { AuditQuestion } from "@/lib/api/gen/types.gen";

/** What is looked for, as it is typed; empty is no restriction. */
export interface AuditFilter {
  who: string;
  organisation: string;
  kind: string;
  number: string;
  from: string;
  until: string;
}

export const everything: AuditFilter = { who: "", organisation: "", kind: "", number: "", from: "", until: "" };

const kinds: readonly NonNullable<AuditQuestion["kind"]>[] = [
  "referrals",
  "client",
  "files",
  "taken_out",
  "signing_in",
  "accounts",
  "organisations",
  "network",
];

/** The question as the server takes it. A number is typed with or without its "#". */
export function questionOf(filter: AuditFilter): AuditQuestion {
  const number = Number(filter.number.replace(/\D/g, ""));
  const kind = kinds.find((one) => one === filter.kind);
  return {
    ...(filter.who !== "" && { who: filter.who }),
    ...(filter.organisation !== "" && { organisation: filter.organisation }),
    ...(kind && { kind }),
    ...(number > 0 && { number }),
    ...(filter.from !== "" && { from: filter.from }),
    ...(filter.until !== "" && { until: filter.until }),
  };
}

export function isNarrowed(filter: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== "");
}
