import { useQuery } from "@tanstack/react-query";
import { body } from "./client";
import { areas } from "./gen/sdk.gen";

/** The outlines of the network's areas. They change once in years, and the browser asks whether they have. */
export function useAreas() {
  return useQuery({ queryKey: ["areas"], queryFn: () => body(areas()), staleTime: Number.POSITIVE_INFINITY });
}
