import { useLocalStorage } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useScene } from "@/components/referral-rows/use-scene";
import { body } from "@/lib/api/client";
import { dashboard } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";
import { usePersonId } from "@/lib/api/me";

export type Whose = "me" | "organisation";

/**
 * Whose dashboard a person wants to see first. It is kept in their browser, under their id: it says how they like to
 * look at things, and changes nothing that others see.
 */
export function useWhose(): [whose: Whose, choose: (whose: Whose) => void] {
  const [whose, choose] = useLocalStorage<Whose>({
    key: `onward-dashboard-${usePersonId()}`,
    defaultValue: "organisation",
    getInitialValueInEffect: false,
  });
  return [whose, choose];
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
