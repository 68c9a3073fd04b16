import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { listOrganisations } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";

/** The most the server gives at once; a search finds the others. */
const most = 100;

/** Organisations by name, area or issue. */
export function useDirectory(search: string) {
  return useQuery({
    queryKey: [...keys.organisations(search), "directory"],
    queryFn: ({ signal }) => body(listOrganisations({ query: { search, limit: most }, signal })),
    placeholderData: (before) => before,
  });
}
