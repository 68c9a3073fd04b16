import type { DeadlinesBody } from "@/lib/api/gen/types.gen";
import type { FieldProblem } from "@/lib/api/problem";

export const deadlines = [
  { name: "acknowledge", label: "To acknowledge" },
  { name: "decide", label: "To accept or decline, after that" },
  { name: "urgent_acknowledge", label: "Urgent: to acknowledge" },
  { name: "urgent_decide", label: "Urgent: to accept or decline, after that" },
] as const;

export type TypedDeadlines = Record<(typeof deadlines)[number]["name"], string>;

const most = 60;

export function typedDeadlines(own: DeadlinesBody): TypedDeadlines {
  const typed = (days: number | undefined) => (days ? `${days}` : "");
  return {
    acknowledge: typed(own.acknowledge),
    decide: typed(own.decide),
    urgent_acknowledge: typed(own.urgent_acknowledge),
    urgent_decide: typed(own.urgent_decide),
  };
}

/** What must be put right before they can be saved. */
export function missingIn(typed: TypedDeadlines): FieldProblem[] {
  const wrong = (days: string) => days !== "" && (!/^\d{1,2}$/.test(days) || Number(days) < 1 || Number(days) > most);
  return deadlines
    .filter(({ name }) => wrong(typed[name].trim()))
    .map(({ name }) => ({ field: name, message: `Enter a number from 1 to ${most}, or nothing` }));
}

/** What is sent: nothing typed is the network's. */
export function deadlinesOf(typed: TypedDeadlines): DeadlinesBody {
  const body: DeadlinesBody = {};
  for (const { name } of deadlines) if (typed[name].trim() !== "") body[name] = Number(typed[name]);
  return body;
}
