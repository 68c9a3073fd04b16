import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { listReferrals, searchReferrals } from "@/lib/api/gen/sdk.gen";
import type { ReferralPage } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import type { Box, Filters } from "../model";

const pageSize = 25;

export interface Wanted {
  box: Box;
  filters: Filters;
  /** A number or a client's surname: it travels in a body, never in an address. */
  text: string;
}

/** A list of referrals, page after page. */
export function useReferralPages(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: [...keys.lists, "pages", wanted],
    queryFn: ({ pageParam, signal }) => fetchPage(wanted, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}

function fetchPage({ box, filters, text }: Wanted, cursor: string, signal: AbortSignal): Promise<ReferralPage> {
  const other = filters.organisation === "" ? {} : { [box === "incoming" ? "from" : "to"]: [filters.organisation] };
  const shared = {
    box,
    order: filters.order,
    limit: pageSize,
    ...other,
    ...(filters.status.length > 0 && { status: [...filters.status] }),
    ...(filters.issue !== "" && { issue: filters.issue }),
    ...(filters.unassigned && { assigned: "nobody" }),
    ...(filters.mine && (box === "incoming" ? { assigned: "me" } : { sent_by: "me" })),
    ...(cursor !== "" && { cursor }),
  };
  if (text !== "") {
    const flags = {
      ...(filters.urgent && { urgent: true }),
      ...(filters.overdue && { overdue: true }),
      ...(filters.unforwarded && { forwarded: false }),
    };
    return body(searchReferrals({ body: { text, ...shared, ...flags }, signal }));
  }
  const yes = "true" as const;
  const flags = {
    ...(filters.urgent && { urgent: yes }),
    ...(filters.overdue && { overdue: yes }),
    ...(filters.unforwarded && { forwarded: "false" as const }),
  };
  return body(listReferrals({ query: { ...shared, ...flags }, signal }));
}
