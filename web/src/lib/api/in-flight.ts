import { client } from "./gen/client.gen";

const writes = new Set<Request>();
const look = 50;
const patience = 5_000;

/** Keeps count of what is being saved, so that nothing is cut off when the session changes. */
export function countWrites(): void {
  client.interceptors.request.use((request) => {
    if (request.method !== "GET") writes.add(request);
    return request;
  });
  client.interceptors.response.use((response, request) => {
    writes.delete(request);
    return response;
  });
  client.interceptors.error.use((error, _response, request) => {
    if (request) writes.delete(request);
    return error;
  });
}

/** Waits until everything that is being saved has been answered, but not for ever. */
export async function writesDone(): Promise<void> {
  const until = Date.now() + patience;
  while (writes.size > 0 && Date.now() < until) await new Promise((go) => setTimeout(go, look));
}
