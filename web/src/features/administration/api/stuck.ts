import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { extendClock, listStuck, referral, restartClock, stopClock } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";
import { problemOf } from "@/lib/api/problem";

const pageSize = 25;

/** Referrals that nobody answered in time, the longest over first. */
export function useStuck() {
  return useInfiniteQuery({
    queryKey: keys.stuck,
    queryFn: ({ pageParam, signal }) =>
      body(listStuck({ query: { limit: pageSize, ...(pageParam !== "" && { cursor: pageParam }) }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });
}

/** What may be done with one referral now, and the version that answer is about. */
export function useReferralNow(id: string) {
  return useQuery({ queryKey: keys.referral(id), queryFn: () => body(referral({ path: { id } })), staleTime: 0 });
}

export type ClockCommand = "extend-clock" | "stop-clock" | "restart-clock";

export interface ClockRequest {
  kind: ClockCommand;
  version: number;
  words: string;
  /** Working days to add, for more time. */
  days: number;
}

/** Gives a referral more time, stops its clock or starts it afresh. */
export function useClockCommand(id: string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ClockRequest) => send(id, request),
    onSuccess: (answer) => {
      client.setQueryData(keys.referral(id), answer);
      void client.invalidateQueries({ queryKey: keys.stuck });
      onDone();
    },
    onError: (error) => {
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: keys.referral(id) });
    },
  });
}

function send(id: string, { kind, version, words, days }: ClockRequest) {
  const path = { id };
  if (kind === "extend-clock") return body(extendClock({ path, body: { version, words, days } }));
  return body((kind === "stop-clock" ? stopClock : restartClock)({ path, body: { version, words } }));
}
