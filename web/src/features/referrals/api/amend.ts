import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { body } from "@/lib/api/client";
import { amendReferral } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";
import { paths } from "@/lib/paths";

/** Opens the draft in which a returned referral is amended, or the one that a colleague began (C5). */
export function useAmend(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => body(amendReferral({ path: { id } })),
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: keys.drafts, exact: true });
      void navigate(paths.draft(draft.id));
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.referral(id) }),
  });
}
