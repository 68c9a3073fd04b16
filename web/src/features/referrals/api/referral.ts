import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { referral } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";

/** One referral; live changes ask for it again. */
export function useReferral(id: string) {
  return useQuery({ queryKey: keys.referral(id), queryFn: () => body(referral({ path: { id } })) });
}
