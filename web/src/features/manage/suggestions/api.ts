import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { answerSuggestion, listSuggestions } from "@/lib/api/gen/sdk.gen";
import type { AnswerSuggestionBody } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import { problemOf } from "@/lib/api/problem";
import { ownKey } from "../api/manage";

const key = [...ownKey, "suggestions"] as const;

/** What was suggested about the own organisation's profile, what waits first. */
export function useSuggestions() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => body(listSuggestions({ signal })) });
}

/** Says what became of one; the counts beside it change as well. */
export function useAnswerSuggestion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: AnswerSuggestionBody) => body(answerSuggestion({ path: { id }, body: answer })),
    onSuccess: (all) => {
      client.setQueryData(key, all);
      void client.invalidateQueries({ queryKey: ownKey, exact: true });
      void client.invalidateQueries({ queryKey: keys.dashboard });
    },
    onError: (error) => {
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: key });
    },
  });
}
