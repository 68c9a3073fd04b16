import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import {
  addQuestion,
  listQuestions,
  moveQuestion,
  restoreQuestion,
  retireQuestion,
  saveQuestion,
} from "@/lib/api/gen/sdk.gen";
import type { QuestionBody, QuestionList } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

const own = [...keys.questions, "own"] as const;

/** The extra questions that the reader looks after. */
export function useQuestions() {
  return useQuery({ queryKey: own, queryFn: () => body(listQuestions()) });
}

/** One change of the questions. */
export type QuestionChange =
  | { kind: "add"; question: QuestionBody }
  | { kind: "save"; id: string; version: number; question: QuestionBody }
  | { kind: "retire" | "restore"; id: string }
  | { kind: "move"; id: string; up: boolean };

/** A change of the questions: the answer is all of them as they are now. */
export function useChangeQuestions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: QuestionChange) => body(call(change)),
    onSuccess: async (now) => {
      await client.invalidateQueries({ queryKey: keys.questions, refetchType: "none" }); // forms ask anew when they are opened
      client.setQueryData(own, now);
    },
  });
}

function call(change: QuestionChange): Promise<{ data: QuestionList }> {
  switch (change.kind) {
    case "add":
      return addQuestion({ body: change.question });
    case "save":
      return saveQuestion({ path: { id: change.id }, body: { version: change.version, ...change.question } });
    case "retire":
      return retireQuestion({ path: { id: change.id } });
    case "restore":
      return restoreQuestion({ path: { id: change.id } });
    case "move":
      return moveQuestion({ path: { id: change.id }, body: { up: change.up } });
  }
}
