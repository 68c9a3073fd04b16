import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { cancelExport, listExports, startExport } from "@/lib/api/gen/sdk.gen";
import type { Export, StartExportBody } from "@/lib/api/gen/types.gen";

const exportsKey = ["exports"] as const;
const soon = 1_000;

/** Whether a file is still being written. */
export function underWay({ state }: Export): boolean {
  return state === "waiting" || state === "running";
}

/** The person's exports of the last day, asked for again while one is being written. */
export function useExports() {
  return useQuery({
    queryKey: exportsKey,
    queryFn: () => body(listExports()),
    refetchInterval: ({ state }) => (state.data?.items.some(underWay) ? soon : false),
  });
}

export function useStartExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: StartExportBody) => body(startExport({ body: asked })),
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
}

export function useCancelExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(cancelExport({ path: { id } })),
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey }),
  });
}

/** Where the browser fetches a file that is ready. */
export function fileOf({ id }: Export): string {
  return `/api/v1/exports/${id}/file`;
}
