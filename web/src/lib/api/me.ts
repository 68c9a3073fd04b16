import { useQueryClient } from "@tanstack/react-query";
import type { Session } from "./gen/types.gen";
import { keys } from "./keys";

/** The id of who is signed in, under which the browser keeps what is a matter of taste; empty before that is known. */
export function usePersonId(): string {
  return useQueryClient().getQueryData<Session>(keys.session)?.user.id ?? "";
}
