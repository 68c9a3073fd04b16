import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { ownSuggestions, suggestChange } from "@/lib/api/gen/sdk.gen";
import type { SuggestionBody } from "@/lib/api/gen/types.gen";

const key = (organisation: string) => ["own-suggestions", organisation] as const;

/** What the reader suggested to the organisation, and what became of it. */
export function useOwnSuggestions(organisation: string) {
  return useQuery({
    queryKey: key(organisation),
    queryFn: ({ signal }) => body(ownSuggestions({ path: { id: organisation }, signal })),
  });
}

export function useSuggest(organisation: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (suggestion: SuggestionBody) => body(suggestChange({ path: { id: organisation }, body: suggestion })),
    onSuccess: (own) => client.setQueryData(key(organisation), own),
  });
}
