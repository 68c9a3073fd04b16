import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { type Asked, addressOf, askedBy } from "./model";

const queryKey = ["search-text", "search"] as const;

/**
 * The question that is asked. Its filters stand in the address, so that Back and a bookmark work; the number or surname
 * is kept in the page's memory alone.
 */
export function useAsked(): [asked: Asked, ask: (asked: Asked) => void] {
  const [address, setAddress] = useSearchParams();
  const client = useQueryClient();
  const { data: text } = useQuery({
    queryKey,
    queryFn: () => "",
    initialData: "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const ask = (asked: Asked) => {
    client.setQueryData(queryKey, asked.text);
    setAddress(addressOf(asked));
  };
  return [askedBy(address, text), ask];
}
