import { useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { application, approveApplication, declineApplication, listApplications } from "@/lib/api/gen/sdk.gen";
import type { Application } from "@/lib/api/gen/types.gen";

const key = ["applications"] as const;

/** Organisations that ask to join: what waits first, then what was decided. */
export function useApplications() {
  return useQuery({ queryKey: key, queryFn: () => body(listApplications()) });
}

export function useApplication(id: string) {
  return useQuery({ queryKey: [...key, id], queryFn: () => body(application({ path: { id } })) });
}

export function approve({ id, version }: Application, name: string) {
  return body(approveApplication({ path: { id }, body: { version, name } }));
}

export function decline({ id, version }: Application, words: string) {
  return body(declineApplication({ path: { id }, body: { version, words } }));
}

/** After a decision, or when somebody else was quicker: all that tells of it is asked again. */
export function useRefreshApplications(): () => void {
  const client = useQueryClient();
  return () => {
    for (const stale of ["applications", "warnings", "organisations", "users"]) {
      void client.invalidateQueries({ queryKey: [stale] });
    }
  };
}
