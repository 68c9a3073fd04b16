import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { networkWordings, setWording } from "@/lib/api/gen/sdk.gen";
import type { NetworkWordings, SetWordingBody, SetWordingData } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import { problemOf } from "@/lib/api/problem";

export type WordingKind = SetWordingData["path"]["kind"];

const key = ["network-wordings"] as const;

/** The texts as they are now, and as they were. */
export function useWordings() {
  return useQuery({ queryKey: key, queryFn: () => body(networkWordings()), refetchOnWindowFocus: false });
}

/** Writes the next version of a text; forms show it from then on. */
export function useSetWording(kind: WordingKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: SetWordingBody) => body(setWording({ path: { kind }, body: words })),
    onSuccess: (answer) => {
      client.setQueryData<NetworkWordings>(
        key,
        (kept) => kept && { items: kept.items.map((one) => (one.kind === kind ? answer : one)) },
      );
      void client.invalidateQueries({ queryKey: keys.reference });
    },
    onError: (error) => {
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: key });
    },
  });
}
