import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { listTold } from "@/lib/api/gen/sdk.gen";
import { liveRoot } from "@/lib/api/keys";
import { questionOf, type ToldFilter } from "../model";

/** What receivers told the organisation, the latest first. */
export function useTold(filter: ToldFilter) {
  return useInfiniteQuery({
    queryKey: [liveRoot, "told", filter],
    queryFn: ({ pageParam, signal }) =>
      body(listTold({ query: { ...questionOf(filter), ...(pageParam !== "" && { cursor: pageParam }) }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}
