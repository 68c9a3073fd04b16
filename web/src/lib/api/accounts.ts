import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "./client";
import { createUser, previewUser, resendLink } from "./gen/sdk.gen";
import type { CreateUserBody } from "./gen/types.gen";

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

export function useResendLink(onSent: (message: string) => void) {
  return useMutation({
    mutationFn: (id: string) => body(resendLink({ path: { id } })),
    onSuccess: (answer) => onSent(answer.message),
  });
}

/** Asks again for every list of people that is shown. */
export function useRefreshPeople(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ["users"] });
    void client.invalidateQueries({ queryKey: ["staff"] });
  };
}
