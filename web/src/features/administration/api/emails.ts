import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { listEmails, resendEmail, resendEmails } from "@/lib/api/gen/sdk.gen";
import { type EmailFilter, queryOf } from "../emails/model";

const pageSize = 25;
const emailsKey = ["emails"] as const;

/** Every e-mail and what became of it, the latest first. */
export function useEmails(filter: EmailFilter) {
  return useInfiniteQuery({
    queryKey: [...emailsKey, filter],
    queryFn: ({ pageParam, signal }) => {
      const page = { limit: pageSize, ...(pageParam !== "" && { cursor: pageParam }) };
      return body(listEmails({ query: { ...queryOf(filter), ...page }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
}

function useAgain<Given, Got>(send: (given: Given) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["warnings"] });
      return client.invalidateQueries({ queryKey: emailsKey });
    },
  });
}

/** Sends one that did not arrive once more. */
export function useResendEmail() {
  return useAgain((id: string) => body(resendEmail({ path: { id } })));
}

/** Sends all once more that could not be handed over since a day. */
export function useResendEmails() {
  return useAgain((since: string) => body(resendEmails({ body: { since } })));
}
