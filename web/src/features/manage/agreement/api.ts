import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { acceptAgreement, agreement } from "@/lib/api/gen/sdk.gen";
import type { AcceptAgreementBody } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

const key = ["own-agreement"] as const;

/** The agreement of now, and what the own organisation accepted. */
export function useOwnAgreement() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => body(agreement({ signal })) });
}

/** Accepts it for the own organisation; the shell stops asking. */
export function useAcceptAgreement() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accepted: AcceptAgreementBody) => body(acceptAgreement({ body: accepted })),
    onSuccess: (now) => {
      client.setQueryData(key, now);
      void client.invalidateQueries({ queryKey: keys.session });
      void client.invalidateQueries({ queryKey: ["organisations"] });
    },
  });
}
