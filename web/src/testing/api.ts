import { client } from "@/lib/api/gen/client.gen";

/** One request as the API would have got it. */
export interface Asked {
  method: string;
  path: string;
  body: unknown;
}

type Answer = object | ((asked: Asked) => Response | object);

/** Answers the generated client's requests by method and path, and keeps what was asked. */
export function answering(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = [];
  client.setConfig({
    baseUrl: "http://onward.test",
    fetch: async (input) => {
      const request = new Request(input);
      const text = await request.text();
      const one = {
        method: request.method,
        path: new URL(request.url).pathname,
        body: text ? JSON.parse(text) : undefined,
      };
      asked.push(one);
      const answer = answers[`${one.method} ${one.path}`];
      const given = typeof answer === "function" ? answer(one) : answer;
      if (given instanceof Response) return given;
      return given ? Response.json(given) : problem(404, "not_found", "There is nothing here.");
    },
  });
  return asked;
}

/** A refusal, as the API writes one. */
export function problem(
  status: number,
  code: string,
  detail: string,
  errors: { field: string; message: string }[] = [],
): Response {
  const body = { type: "about:blank", title: "", status, code, detail, request_id: "req-1", errors };
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/problem+json" } });
}
