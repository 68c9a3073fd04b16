import { skipToken, useQuery } from "@tanstack/react-query";
import type { Session } from "./gen/types.gen";
import { keys } from "./keys";

/** The session as it is known by now; asking for it is the shell's. */
export function useKeptSession(): Session | undefined {
  return useQuery<Session>({ queryKey: keys.session, queryFn: skipToken }).data;
}
