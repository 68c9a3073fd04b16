import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { applyListings, previewListings } from "@/lib/api/gen/sdk.gen";
import type { ImportSource } from "@/lib/api/gen/types.gen";

/** Looks at a directory: what an import would change. */
export function usePreview() {
  return useMutation({ mutationFn: (source: ImportSource) => body(previewListings({ body: source })) });
}

/** Does what was chosen of a preview. */
export function useApply(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (chosen: string[]) => body(applyListings({ path: { id }, body: { chosen } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["organisations"] }),
  });
}
