import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { policy, setPolicy } from "@/lib/api/gen/sdk.gen";
import type { SetPolicyBody } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import { problemOf } from "@/lib/api/problem";

const key = ["policy"] as const;

/** The network's rules as they are now. */
export function usePolicy() {
  return useQuery({ queryKey: key, queryFn: () => body(policy()), refetchOnWindowFocus: false });
}

/** Changes the rules; what forms say of urgency and silence changes with them. */
export function useSetPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rules: SetPolicyBody) => body(setPolicy({ body: rules })),
    onSuccess: (answer) => {
      client.setQueryData(key, answer);
      void client.invalidateQueries({ queryKey: keys.reference });
    },
    onError: (error) => {
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: key });
    },
  });
}
