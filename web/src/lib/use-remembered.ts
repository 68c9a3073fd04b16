import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";

/**
 * A text that may name a client, so that it is kept in the page's memory alone: Back finds it again, and signing out or
 * acting for another organisation forgets it with everything else. Asking for everything afresh, as after a session
 * that ended under the page, does not: what was typed must not be lost.
 */
export function useRemembered(name: string): [text: string, set: (text: string) => void] {
  const client = useQueryClient();
  const queryKey = ["search-text", name];
  const { data = "" } = useQuery({
    queryKey,
    queryFn: skipToken,
    initialData: "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data, (text) => void client.setQueryData(queryKey, text)];
}
