import type { ReferralRow } from "@/lib/api/gen/types.gen";

export type Box = "incoming" | "outgoing";
export type Order = "due" | "newest";
export type Status = ReferralRow["status"];

/** How a list is narrowed. All of it may stand in the address; what names a client never does. */
export interface Filters {
  status: readonly Status[];
  urgent: boolean;
  overdue: boolean;
  /** The organisation on the other side. */
  organisation: string;
  issue: string;
  /** Assigned to the reader or, of those sent, sent by the reader. */
  mine: boolean;
  /** Received, and nobody has it. */
  unassigned: boolean;
  /** Sent, and not forwarded to anybody since. */
  unforwarded: boolean;
  order: Order;
}

const statuses: readonly Status[] = ["sent", "acknowledged", "returned", "accepted", "declined", "closed", "withdrawn"];

/** What is received is read by its deadline, what was sent by when. */
const usualOrder: Record<Box, Order> = { incoming: "due", outgoing: "newest" };

function isStatus(text: string): text is Status {
  return statuses.some((status) => status === text);
}

/** The filters that an address holds. What it does not know, it leaves out. */
export function filtersOf(box: Box, address: URLSearchParams): Filters {
  const order = address.get("order");
  return {
    status: (address.get("status") ?? "").split(",").filter(isStatus),
    urgent: address.get("urgent") === "yes",
    overdue: address.get("overdue") === "yes",
    organisation: address.get("organisation") ?? "",
    issue: address.get("issue") ?? "",
    mine: address.get("mine") === "yes",
    unassigned: box === "incoming" && address.get("unassigned") === "yes",
    unforwarded: box === "outgoing" && address.get("forwarded") === "no",
    order: order === "due" || order === "newest" ? order : usualOrder[box],
  };
}

/** The address of some filters; what is usual is not written. */
export function addressOf(box: Box, filters: Filters): URLSearchParams {
  const written: [string, string][] = [
    ["status", filters.status.join(",")],
    ["urgent", filters.urgent ? "yes" : ""],
    ["overdue", filters.overdue ? "yes" : ""],
    ["organisation", filters.organisation],
    ["issue", filters.issue],
    ["mine", filters.mine ? "yes" : ""],
    ["unassigned", filters.unassigned ? "yes" : ""],
    ["forwarded", filters.unforwarded ? "no" : ""],
    ["order", filters.order === usualOrder[box] ? "" : filters.order],
  ];
  return new URLSearchParams(written.filter(([, value]) => value !== ""));
}

/** How many filters narrow the list; the order does not. */
export function countFilters({ status, organisation, issue, order: _, ...switches }: Filters): number {
  return [status.length > 0, organisation !== "", issue !== "", ...Object.values(switches)].filter(Boolean).length;
}

/** The statuses a person thinks in, by what has to be done. */
export const statusGroups: Record<Box, readonly { label: string; status: readonly Status[] }[]> = {
  incoming: [
    { label: "To acknowledge", status: ["sent"] },
    { label: "To accept or decline", status: ["acknowledged"] },
    { label: "To acknowledge or decide", status: ["sent", "acknowledged"] },
    { label: "Open, and with us", status: ["sent", "acknowledged", "accepted"] },
    { label: "Back with the sender", status: ["returned"] },
    { label: "Accepted, outcome awaited", status: ["accepted"] },
    { label: "Declined", status: ["declined"] },
    { label: "Closed", status: ["closed"] },
    { label: "Withdrawn", status: ["withdrawn"] },
  ],
  outgoing: [
    { label: "Waiting for an answer", status: ["sent", "acknowledged"] },
    { label: "Not acknowledged yet", status: ["sent"] },
    { label: "Acknowledged, not decided", status: ["acknowledged"] },
    { label: "Returned to us", status: ["returned"] },
    { label: "Accepted, outcome awaited", status: ["accepted"] },
    { label: "Declined, to deal with", status: ["declined"] },
    { label: "Closed", status: ["closed"] },
    { label: "Withdrawn", status: ["withdrawn"] },
  ],
};
