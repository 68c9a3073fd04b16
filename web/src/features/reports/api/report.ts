import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { report } from "@/lib/api/gen/sdk.gen";
import { keys } from "@/lib/api/keys";
import type { Question } from "../model";

/** The figures of a period; the ones before stay until they are there. */
export function useReport(question: Question) {
  return useQuery({
    queryKey: keys.report(question),
    queryFn: ({ signal }) => body(report({ query: question, signal })),
    placeholderData: (before) => before,
  });
}
