import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import {
  createUser,
  listUsers,
  previewUser,
  resendLink,
  restoreUser,
  suspendUser,
  unlockUser,
} from "@/lib/api/gen/sdk.gen";
import type { CreateUserBody, User } from "@/lib/api/gen/types.gen";
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

/** The username that somebody of this name would get; nothing is asked before both names are there. */
export function useUsername(firstName: string, lastName: string) {
  return useQuery({
    queryKey: ["username", firstName, lastName],
    queryFn: ({ signal }) => body(previewUser({ body: { first_name: firstName, last_name: lastName }, signal })),
    enabled: firstName !== "" && lastName !== "",
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function useCreateUser() {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (person: CreateUserBody) => body(createUser({ body: person })),
    onSuccess: refresh,
  });
}

/** What can be done to an account with a reason. */
export const accountCalls = { unlock: unlockUser, suspend: suspendUser, restore: restoreUser };
export type AccountCall = keyof typeof accountCalls;

export function changeAccount(call: AccountCall, id: string, reason: string) {
  return body(accountCalls[call]({ path: { id }, body: { reason } }));
}

export function useResendLink(onSent: (message: string) => void) {
  return useMutation({
    mutationFn: (id: string) => body(resendLink({ path: { id } })),
    onSuccess: (answer) => onSent(answer.message),
  });
}

export function useRefreshPeople(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ["users"] });
}
