import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { deleteDraft, draft, listDrafts, sendDraft } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";

/** The drafts of the organisation that the reader may see. */
export function useDrafts() {
  return useQuery({ queryKey: keys.drafts, queryFn: () => body(listDrafts()) });
}

/** One draft, always as the server has it now: it may have been changed elsewhere. */
export function useDraft(id: string | undefined) {
  return useQuery({
    queryKey: keys.draft(id ?? ""),
    queryFn: () => body(draft({ path: { id: id ?? "" } })),
    enabled: id !== undefined,
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  });
}

export function useDeleteDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => deleteDraft({ path: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.drafts }),
  });
}

/** Sends a draft once for each key, however often the button is pressed. */
export function useSendDraft(id: string, version: number, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(sendDraft({ path: { id }, headers: { "Idempotency-Key": key }, body: { version } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.drafts, exact: true });
      void client.invalidateQueries({ queryKey: keys.dashboard });
      void client.invalidateQueries({ queryKey: keys.lists });
    },
  });
}
