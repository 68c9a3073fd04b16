import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { listMailProblems, networkWarnings } from "@/lib/api/gen/sdk.gen";

const pageSize = 25;

/** What those who look after the network must attend to. */
export function useWarnings() {
  return useQuery({ queryKey: ["warnings"], queryFn: () => body(networkWarnings()) });
}

/** E-mails that did not arrive, the latest first. */
export function useMailProblems() {
  return useInfiniteQuery({
    queryKey: ["mail-problems"],
    queryFn: ({ pageParam, signal }) =>
      body(listMailProblems({ query: { limit: pageSize, ...(pageParam !== "" && { cursor: pageParam }) }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });
}
