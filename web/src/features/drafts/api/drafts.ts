import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { body } from "@/lib/api/client";
import { deleteDraft, detachDraft, draft, keepDraft, listDrafts, send, sendDraft } from "@/lib/api/gen/sdk.gen";
import type { Amends, Draft } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import { problemOf } from "@/lib/api/problem";
import { paths } from "@/lib/paths";

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

/** Keeps a draft that would soon be removed. */
export function useKeepDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => keepDraft({ path: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.drafts, exact: true }),
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

/** Sends a returned referral again with what its draft says; then shows it, with what was changed (C5). */
export function useSendAgain(draft: Draft, amends: Amends) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, version } = draft;
  return useMutation({
    mutationFn: (words: string) =>
      body(send({ path: { id: amends.id }, body: { version: amends.version, words, draft: { id, version } } })),
    onSuccess: (answer) => {
      client.setQueryData(keys.referral(amends.id), answer);
      void client.invalidateQueries({ queryKey: keys.drafts, exact: true });
      void client.invalidateQueries({ queryKey: keys.dashboard });
      void client.invalidateQueries({ queryKey: keys.lists });
      void navigate(paths.referral(amends.id));
    },
    onError: (error) => {
      // Somebody changed the referral or the draft: show how both stand now, under the words that were typed.
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: keys.draft(id) });
    },
  });
}

/** Makes a referral of its own of an amendment that came too late, and opens it afresh. */
export function useDetachDraft(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => body(detachDraft({ path: { id } })),
    onSuccess: (answer) => {
      client.setQueryData(keys.draft(id), answer);
      void client.invalidateQueries({ queryKey: keys.drafts, exact: true });
      void navigate(paths.draft(id));
    },
  });
}
