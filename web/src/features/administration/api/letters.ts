import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { letterWords, previewLetter, setLetterWords, testLetter } from "@/lib/api/gen/sdk.gen";
import type { SetLetterWordsBody, TryLetterBody } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";

const key = ["letter-words"] as const;

/** Every letter, and what the network says around them. */
export function useLetterWords() {
  return useQuery({ queryKey: key, queryFn: () => body(letterWords()), refetchOnWindowFocus: false });
}

/** Writes the next version; letters say it from then on. */
export function useSetLetterWords() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: SetLetterWordsBody) => body(setLetterWords({ body: words })),
    onSuccess: (answer) => client.setQueryData(key, answer),
    onError: (error) => {
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: key });
    },
  });
}

/** A letter with these words and invented names; the one of before stays while the next is drawn. */
export function useLetterPreview(what: TryLetterBody) {
  return useQuery({
    queryKey: ["letter-preview", what],
    queryFn: () => body(previewLetter({ body: what })),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
}

/** Sends it to oneself. */
export function useTestLetter() {
  return useMutation({ mutationFn: (what: TryLetterBody) => body(testLetter({ body: what })) });
}
