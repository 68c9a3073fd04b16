import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import {
  endUserSessions,
  listUsers,
  resetSecondFactor,
  restoreUser,
  suspendUser,
  unlockUser,
} from "@/lib/api/gen/sdk.gen";
import type { User } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

const pageSize = 25;

export type UserState = User["state"];

export interface PeopleFilter {
  /** It may be a name, so it travels in a body. */
  search: string;
  state: UserState | "";
}

export function usePeople(filter: PeopleFilter) {
  return useInfiniteQuery({
    queryKey: keys.users(filter),
    queryFn: ({ pageParam, signal }) =>
      body(listUsers({ body: { ...filter, limit: pageSize, ...(pageParam !== "" && { cursor: pageParam }) }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}

/** What can be done to an account with a reason. */
export const accountCalls = {
  unlock: unlockUser,
  suspend: suspendUser,
  restore: restoreUser,
  "end-sessions": endUserSessions,
  "reset-second-factor": resetSecondFactor,
};
export type AccountCall = keyof typeof accountCalls;

export function changeAccount(call: AccountCall, id: string, reason: string) {
  return body(accountCalls[call]({ path: { id }, body: { reason } }));
}
