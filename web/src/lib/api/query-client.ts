import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem";

const tries = 2;
const signedOutKey = ["signed-out"];

/** All server state. A refusal is final; only a lost connection or a resting server is asked again. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => noticeSignedOut(error) }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => mutation.meta?.["signsIn"] !== true && noticeSignedOut(error),
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < tries && [0, 502, 503, 504].includes(problemOf(error).status),
    },
    mutations: { retry: false },
  },
});

/** Whether the session has ended under an open page. */
export const signedOut = {
  options: { queryKey: signedOutKey, queryFn: () => false, initialData: false, staleTime: Number.POSITIVE_INFINITY },
  end: () => queryClient.setQueryData(signedOutKey, false),
};

/** Whatever was refused because the session has ended makes the page ask to sign in again. */
export function noticeSignedOut(error: unknown): void {
  if (problemOf(error).status === 401) queryClient.setQueryData(signedOutKey, true);
}
