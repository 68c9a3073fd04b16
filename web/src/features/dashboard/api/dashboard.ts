import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useScene } from "@/components/referral-rows/use-scene";
import { body } from "@/lib/api/client";
import { dashboard } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";
import { usePreference } from "@/lib/api/preference";

export type Whose = "me" | "organisation";

/** Whose dashboard a person wants to see first. */
export function useWhose(): [whose: Whose, choose: (whose: Whose) => void] {
  return usePreference<Whose>("dashboard", "organisation", (kept) => (kept === "me" ? kept : undefined));
}

/** What to look at now; live changes ask for it again. */
export function useDashboard(whose: Whose) {
  const query = useQuery({
    queryKey: [...keys.dashboard, whose],
    queryFn: () => body(dashboard({ query: { whose } })),
    placeholderData: keepPreviousData,
  });
  return { ...query, scene: useScene(query, whose) };
}
