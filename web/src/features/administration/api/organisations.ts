import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { createOrganisation, listOrganisations, pauseOrganisation, resumeOrganisation } from "@/lib/api/gen/sdk.gen";
import type { CreateOrganisationBody } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

const most = 100;

/** Which organisations: all, those with an old profile, those that leave suggestions waiting. */
export type Upkeep = "" | "stale" | "suggestions";

export function useAllOrganisations(search: string, upkeep: Upkeep) {
  return useQuery({
    queryKey: [...keys.organisations(search), "administration", upkeep],
    queryFn: ({ signal }) => body(listOrganisations({ query: { search, upkeep, limit: most }, signal })),
    placeholderData: (before) => before,
  });
}

export function useCreateOrganisation() {
  const refresh = useRefreshOrganisations();
  return useMutation({
    mutationFn: (one: CreateOrganisationBody) => body(createOrganisation({ body: one })),
    onSuccess: refresh,
  });
}

export function pause(id: string, reason: string) {
  return body(pauseOrganisation({ path: { id }, body: { reason } }));
}

export function useResume(onDone: (name: string) => void) {
  const refresh = useRefreshOrganisations();
  return useMutation({
    mutationFn: (id: string) => body(resumeOrganisation({ path: { id } })),
    onSuccess: (answer) => {
      onDone(answer.name);
      refresh();
    },
  });
}

export function useRefreshOrganisations(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ["organisations"] });
    void client.invalidateQueries({ queryKey: ["organisation"] });
  };
}
