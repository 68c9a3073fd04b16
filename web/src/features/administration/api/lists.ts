import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { choiceUses, networkLists } from "@/lib/api/gen/sdk.gen";
import type { NetworkList, NetworkLists } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import type { ListName } from "../lists/list-words";

const key = ["network-lists"] as const;

/** The lists as they are now. */
export function useLists() {
  return useQuery({ queryKey: key, queryFn: () => body(networkLists()), refetchOnWindowFocus: false });
}

/** Changes one list; forms offer what it says from then on. */
export function useChangeList<Change>(change: (change: Change) => Promise<NetworkList>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (list) => {
      client.setQueryData<NetworkLists>(
        key,
        (kept) => kept && { lists: kept.lists.map((one) => (one.name === list.name ? list : one)) },
      );
      void client.invalidateQueries({ queryKey: keys.reference });
    },
    onError: () => void client.invalidateQueries({ queryKey: key }),
  });
}

/** How many referrals use a choice, in a sentence. */
export function useUses(list: ListName, code: string) {
  return useQuery({
    queryKey: [...key, list, code, "uses"],
    queryFn: () => body(choiceUses({ path: { list, code } })),
  });
}
