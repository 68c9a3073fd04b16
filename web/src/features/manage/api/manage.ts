import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import { body } from "@/lib/api/client";
import { managedOrganisation } from "@/lib/api/gen/sdk.gen";
import type { Managed } from "@/lib/api/gen/types.gen";
import { problemOf } from "@/lib/api/problem";

/** Every query about the reader's own organisation begins like this. */
export const ownKey = ["own-organisation"] as const;

const ownQuery = {
  queryKey: ownKey,
  queryFn: ({ signal }: { signal: AbortSignal }) => body(managedOrganisation({ signal })),
};

/** The organisation that the reader acts for, as its own people look after it. */
export function useManaged(enabled = true) {
  return useQuery({ ...ownQuery, enabled, staleTime: 60_000 });
}

/**
 * A change of the own organisation: the answer is the organisation as it is now. Where somebody else was faster, what it
 * is now is read again.
 */
export function useManage<Change>(call: (change: Change) => Promise<{ data: Managed }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => body(call(change)),
    onSuccess: (now) => {
      client.setQueryData(ownKey, now);
      void client.invalidateQueries({ queryKey: ["organisations"] });
      void client.invalidateQueries({ queryKey: ["organisation"] });
    },
    onError: (error) => {
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: ownKey });
    },
  });
}

/**
 * useManage for a part that is typed over a while. The version that goes with it is the one that the person began from,
 * whatever is read meanwhile; after a refusal that names who was faster, it is the one that there is.
 */
export function useManagePart<Change extends object>(
  seen: RefObject<number>,
  part: keyof Managed["versions"],
  call: (change: Change & { version: number }) => Promise<{ data: Managed }>,
) {
  const client = useQueryClient();
  const save = useManage((change: Change) => call({ ...change, version: seen.current }));
  const known = (now: Managed) => {
    seen.current = now.versions[part];
  };
  const mutate = (change: Change) =>
    save.mutate(change, {
      onSuccess: known,
      onError: (error) => {
        if (problemOf(error).status === 409) void client.fetchQuery(ownQuery).then(known);
      },
    });
  return { ...save, mutate };
}
