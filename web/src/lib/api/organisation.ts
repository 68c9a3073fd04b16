import { useQuery } from "@tanstack/react-query";
import { body } from "./client";
import { organisation } from "./gen/sdk.gen";

/** Every query about one organisation begins like this. */
export const organisationKey = (id: string) => ["organisation", id] as const;

/** One organisation's profile; nothing is asked while there is no id. */
export function useOrganisation(id: string) {
  return useQuery({
    queryKey: organisationKey(id),
    queryFn: () => body(organisation({ path: { id } })),
    enabled: id !== "",
    staleTime: 60_000,
  });
}
