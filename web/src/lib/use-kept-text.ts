import { useQuery, useQueryClient } from "@tanstack/react-query";

/**
 * What is being searched for, where it may be personal: a client's surname, number or postcode. It stands in no address
 * and is kept in the page's memory alone, under the name of its search: Back finds it again, and signing out forgets it
 * with everything else.
 */
export function useKeptText(search: string): [text: string, set: (text: string) => void] {
  const client = useQueryClient();
  const queryKey = ["search-text", search];
  const { data } = useQuery({
    queryKey,
    queryFn: () => "",
    initialData: "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data, (text) => void client.setQueryData(queryKey, text)];
}
