import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "./client";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  secondFactor,
  secondFactorPolicy,
  setSecondFactorPolicy,
} from "./gen/sdk.gen";
import type { SecondFactor, SecondFactorPolicy } from "./gen/types.gen";

const ownKey = ["account", "second-factor"] as const;
const policyKey = ["second-factor-policy"] as const;

/** One's own second factor, and what the network asks. */
export function useSecondFactor() {
  return useQuery({ queryKey: ownKey, queryFn: () => body(secondFactor()) });
}

export function useBeginSecondFactor() {
  return useMutation({
    mutationFn: (password: string | undefined) =>
      body(beginSecondFactor({ body: password === undefined ? {} : { password } })),
    meta: { signsIn: true },
  });
}

export function useConfirmSecondFactor() {
  return useMutation({
    mutationFn: (code: string) => body(confirmSecondFactor({ body: { code } })),
    meta: { signsIn: true },
  });
}

export function useRemoveSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => body(removeSecondFactor({ body: { password } })),
    onSuccess: (left: SecondFactor) => client.setQueryData(ownKey, left),
  });
}

/** Who needs a second factor. */
export function useSecondFactorPolicy() {
  return useQuery({ queryKey: policyKey, queryFn: () => body(secondFactorPolicy()) });
}

export function useSetSecondFactorPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (policy: SecondFactorPolicy) => body(setSecondFactorPolicy({ body: policy })),
    onSuccess: (kept: SecondFactorPolicy) => client.setQueryData(policyKey, kept),
  });
}
