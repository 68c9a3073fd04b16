import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { chooseDigest, digests, sendDigest } from "@/lib/api/gen/sdk.gen";

export type DigestKind = "weekly" | "monthly";

const digestsKey = ["account", "digests"] as const;

/** Which digests one gets. */
export function useDigests() {
  return useQuery({ queryKey: digestsKey, queryFn: () => body(digests()) });
}

export function useChooseDigest(digest: DigestKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: boolean) => body(chooseDigest({ path: { digest }, body: { wanted } })),
    onSuccess: (now) => client.setQueryData(digestsKey, now),
  });
}

/** Has the latest one sent now. */
export function useSendDigest(digest: DigestKind) {
  return useMutation({ mutationFn: () => body(sendDigest({ path: { digest } })) });
}
