import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { forward } from "@/lib/api/gen/sdk.gen";
import type { ForwardBody } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

/** Forwards a referral: new ones with new numbers, and the old one off the to-do list. */
export function useForward(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ForwardBody) => body(forward({ path: { id }, body: request })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.referral(id) });
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.dashboard });
    },
  });
}
