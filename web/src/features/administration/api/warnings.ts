import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { networkWarnings } from "@/lib/api/gen/sdk.gen";

/** What those who look after the network must attend to. */
export function useWarnings() {
  return useQuery({ queryKey: ["warnings"], queryFn: () => body(networkWarnings()) });
}
