import { prepareClient } from "@/lib/api/client";
import { client } from "@/lib/api/gen/client.gen";

/** One request that a screen made. */
export interface Call {
  /** Such as "GET /referrals". */
  what: string;
  address: URL;
  body: unknown;
}

/** What the server says instead of an answer. */
export class Refusal {
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly { field: string; message: string }[];

  constructor(status: number, detail = "", errors: readonly { field: string; message: string }[] = []) {
    this.status = status;
    this.detail = detail;
    this.errors = errors;
  }
}

const prefix = "/api/v1";

/** Stands in for the server: answers each request by its method and path, and remembers what was asked. */
export function serve(answers: Record<string, (call: Call) => unknown>): Call[] {
  const calls: Call[] = [];
  prepareClient();
  client.setConfig({
    baseUrl: "http://onward.test",
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const address = new URL(request.url);
      const text = await request.text();
      const what = `${request.method} ${address.pathname.replace(prefix, "")}`;
      const call: Call = { what, address, body: text === "" ? undefined : JSON.parse(text) };
      calls.push(call);
      return answer(answers[what]?.(call) ?? new Refusal(404));
    },
  });
  return calls;
}

function answer(given: unknown): Response {
  if (!(given instanceof Refusal)) return Response.json(given);
  const problem = { status: given.status, code: "refused", detail: given.detail, errors: given.errors };
  return Response.json(problem, {
    status: given.status,
    headers: { "content-type": "application/problem+json" },
  });
}
