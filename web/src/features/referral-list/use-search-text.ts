import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Box } from "./model";

/**
 * What is being searched for. It may be a client's surname, so it is kept in the page's memory alone: Back finds it
 * again, and signing out forgets it with everything else.
 */
export function useSearchText(box: Box): [text: string, set: (text: string) => void] {
  const client = useQueryClient();
  const queryKey = ["search-text", box];
  const { data } = useQuery({
    queryKey,
    queryFn: () => "",
    initialData: "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data, (text) => void client.setQueryData(queryKey, text)];
}
