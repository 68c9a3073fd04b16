import { useMutation } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { printReferral } from "@/lib/api/gen/sdk.gen";

/** Records that a referral is printed. */
export function usePrint(id: string) {
  return useMutation({ mutationFn: () => body(printReferral({ path: { id } })) });
}
