import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { dashboard } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";

/** What to look at now; live changes ask for it again. */
export function useDashboard() {
  return useQuery({ queryKey: keys.dashboard, queryFn: () => body(dashboard()) });
}
