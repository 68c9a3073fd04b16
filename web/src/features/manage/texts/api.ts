import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { setDefaultTexts } from "@/lib/api/gen/sdk.gen";
import type { DefaultTexts } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

/** Changes what new referrals start with: the answer is the texts as they are kept. */
export function useSetDefaultTexts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (texts: DefaultTexts) => body(setDefaultTexts({ body: texts })),
    onSuccess: (now) => client.setQueryData(keys.defaultTexts, now),
  });
}
