import { client } from "./gen/client.gen";
import { countWrites } from "./in-flight";
import { isDocument } from "./problem";

/** Makes what failed tell its status, even when a proxy answered in place of the API. */
export function prepareClient(): void {
  countWrites();
  client.interceptors.error.use((error, response) => {
    if (!response || isDocument(error)) return error;
    return { status: response.status };
  });
}

/** The answer's body. A refusal has been thrown by then. */
export async function body<T>(call: Promise<{ data: T }>): Promise<T> {
  return (await call).data;
}
