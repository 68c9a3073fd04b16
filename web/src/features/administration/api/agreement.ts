import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { networkAgreement, publishAgreement, recordAgreement } from "@/lib/api/gen/sdk.gen";
import type { NetworkAgreement, PublishAgreementBody, RecordAgreementBody } from "@/lib/api/gen/types.gen";

const key = ["network-agreement"] as const;

/** Every version of the agreement, and who accepted what. */
export function useNetworkAgreement() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => body(networkAgreement({ signal })) });
}

export function usePublishAgreement() {
  const known = useKnown();
  return useMutation({
    mutationFn: (next: PublishAgreementBody) => body(publishAgreement({ body: next })),
    onSuccess: known,
  });
}

export function useRecordAgreement() {
  const known = useKnown();
  return useMutation({
    mutationFn: (paper: RecordAgreementBody) => body(recordAgreement({ body: paper })),
    onSuccess: known,
  });
}

/** The answer of a change is all of it as it is now. */
function useKnown() {
  const client = useQueryClient();
  return (now: NetworkAgreement) => {
    client.setQueryData(key, now);
    void client.invalidateQueries({ queryKey: ["organisations"] });
  };
}
