import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { breakGlass, closeGlass } from "@/lib/api/gen/sdk.gen";
import type { BreakGlassBody, ReferralDetail } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

/** Opens one referral's client to a coordinator for half an hour. */
export function useBreakGlass(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (why: BreakGlassBody) => body(breakGlass({ path: { id }, body: why })),
    onSuccess: (opened: ReferralDetail) => client.setQueryData(keys.referral(id), opened),
  });
}

/** Closes it again before the half hour is over. */
export function useCloseGlass(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(closeGlass({ path: { id } })),
    onSuccess: (closed: ReferralDetail) => client.setQueryData(keys.referral(id), closed),
  });
}
