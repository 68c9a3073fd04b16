import { QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem";

const tries = 2;

/** All server state. A refusal is final; only a lost connection or a resting server is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < tries && [0, 502, 503, 504].includes(problemOf(error).status),
    },
    mutations: { retry: false },
  },
});
