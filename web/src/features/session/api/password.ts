import { useMutation, useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { checkPasswordToken, forgottenPassword, setPassword } from "@/lib/api/gen/sdk.gen";
import type { SetPasswordBody } from "@/lib/api/gen/types.gen";

/** Whether an e-mailed link still works, and whose password it sets. Asking uses nothing up. */
export function usePasswordLink(token: string) {
  return useQuery({
    queryKey: ["password-link", token],
    queryFn: () => body(checkPasswordToken({ body: { token } })),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSetPassword() {
  return useMutation({
    mutationFn: (request: SetPasswordBody) => body(setPassword({ body: request })),
    meta: { signsIn: true },
  });
}

export function useForgottenPassword() {
  return useMutation({
    mutationFn: (username: string) => body(forgottenPassword({ body: { username } })),
    meta: { signsIn: true },
  });
}
