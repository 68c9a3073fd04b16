import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { earlierOrganisations } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";

/** Who had the client before, as far as the reader may know: a warning, and nothing to wait for. */
export function useEarlier(id: string) {
  return useQuery({
    queryKey: [...keys.referral(id), "earlier"],
    queryFn: () => body(earlierOrganisations({ path: { id } })),
  });
}
