import type { ReportPreset } from "@/lib/api/gen/types.gen";

/** What a report is asked: two days, or none for the server's own choice, and whose referrals. */
export interface Question {
  from?: string;
  to?: string;
  side?: "received" | "sent";
}

/** What an address asks. */
export function questionOf(address: URLSearchParams): Question {
  const from = address.get("from");
  const to = address.get("to");
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(address.get("side") === "sent" && { side: "sent" }),
  };
}

/** Where one table of the answer can be fetched for a spreadsheet. */
export function csvAddress(question: Question, table: string): string {
  return `/api/v1/reports/csv?${new URLSearchParams({ ...question, table })}`;
}

export const otherDays = "other";

/** Which of the named periods it is, or that it is none of them. */
export function presetOf(presets: readonly ReportPreset[], { from, to }: { from: string; to: string }): string {
  return presets.find((preset) => preset.from === from && preset.to === to)?.code ?? otherDays;
}

/** How long each bar is, in per cent of the longest; what has no number has no bar. */
export function barLengths(values: readonly (number | undefined)[]): number[] {
  const longest = Math.max(...values.map((value) => value ?? 0), 0);
  return values.map((value) => (longest === 0 ? 0 : Math.round((100 * (value ?? 0)) / longest)));
}
