import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { account, changePassword, endOtherSessions, endSession, listSessions } from "@/lib/api/gen/sdk.gen";
import type { ChangePasswordBody, SessionList } from "@/lib/api/gen/types.gen";

const sessionsKey = ["account", "sessions"] as const;

/** One's own account. */
export function useAccount() {
  return useQuery({ queryKey: ["account"], queryFn: () => body(account()) });
}

export function useChangePassword(onChanged: (message: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ChangePasswordBody) => body(changePassword({ body: request })),
    onSuccess: ({ message }) => {
      onChanged(message);
      void client.invalidateQueries({ queryKey: sessionsKey });
    },
  });
}

/** Where one is signed in. */
export function useSessions() {
  return useQuery({ queryKey: sessionsKey, queryFn: () => body(listSessions()) });
}

/** Signs out one other session, or with no id all of them. */
export function useEndSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) => body(id === undefined ? endOtherSessions() : endSession({ path: { id } })),
    onSuccess: (left: SessionList) => client.setQueryData(sessionsKey, left),
  });
}
