import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { managedOrganisation } from "@/lib/api/gen/sdk.gen";
import type { Managed } from "@/lib/api/gen/types.gen";

/** Every query about the reader's own organisation begins like this. */
const ownKey = ["own-organisation"] as const;

/** The organisation that the reader acts for, as its own people look after it. */
export function useManaged(enabled = true) {
  return useQuery({
    queryKey: ownKey,
    queryFn: ({ signal }) => body(managedOrganisation({ signal })),
    enabled,
    staleTime: 60_000,
  });
}

/** A change of the own organisation: the answer is the organisation as it is now. */
export function useManage<Change>(call: (change: Change) => Promise<{ data: Managed }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => body(call(change)),
    onSuccess: (now) => {
      client.setQueryData(ownKey, now);
      void client.invalidateQueries({ queryKey: ["organisations"] });
      void client.invalidateQueries({ queryKey: ["organisation"] });
    },
  });
}
