import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import {
  colleagues,
  deleteSearch,
  listSearches,
  renameSearch,
  saveSearch,
  searchReferrals,
} from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";
import { type Asked, questionOf } from "../model";

const pageSize = 25;
const kept = ["searches"] as const;

/** What a question finds, page after page. It travels in a body, never in an address. */
export function useSearchPages(asked: Asked) {
  const client = useQueryClient();
  return useInfiniteQuery({
    queryKey: [...keys.lists, "search", asked],
    queryFn: async ({ pageParam, signal }) => {
      const page = { limit: pageSize, ...(pageParam === "" ? { remember: true } : { cursor: pageParam }) };
      const found = await body(searchReferrals({ body: { ...questionOf(asked), ...page }, signal }));
      if (pageParam === "") void client.invalidateQueries({ queryKey: kept });
      return found;
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}

/** What the person keeps, and their latest searches. */
export function useSearches() {
  return useQuery({ queryKey: kept, queryFn: () => body(listSearches()) });
}

/** Colleagues of the person's own organisation. */
export function useOwnColleagues() {
  return useQuery({
    queryKey: keys.colleagues(""),
    queryFn: () => body(colleagues()),
    staleTime: 60_000,
    select: (list) => list.items.filter((one) => one.own),
  });
}

function useKept<Given>(change: (given: Given) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: kept }) });
}

export function useSaveSearch() {
  return useKept(({ name, asked }: { name: string; asked: Asked }) =>
    body(saveSearch({ body: { name, question: questionOf(asked) } })),
  );
}

export function useRenameSearch() {
  return useKept(({ id, name }: { id: string; name: string }) => body(renameSearch({ path: { id }, body: { name } })));
}

export function useDeleteSearch() {
  return useKept((id: string) => body(deleteSearch({ path: { id } })));
}
