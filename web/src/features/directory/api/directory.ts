import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { listOrganisations } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";

/** The server gives no more than this at once, and the search narrows it. */
export const directoryLimit = 100;

/** Organisations by name, area or issue. */
export function useDirectory(search: string) {
  return useQuery({
    queryKey: [...keys.organisations(search), "directory"],
    queryFn: ({ signal }) => body(listOrganisations({ query: { search, limit: directoryLimit }, signal })),
    placeholderData: (before) => before,
  });
}
