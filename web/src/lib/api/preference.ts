import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body } from "./client";
import { setPreference } from "./gen/sdk.gen";
import type { Session, SetPreferenceData } from "./gen/types.gen";
import { keys } from "./keys";
import { useKeptSession } from "./me";

export type PreferenceName = SetPreferenceData["path"]["name"];

/**
 * How the person signed in likes to look at something. It is kept with their account: signing out clears the browser,
 * and another machine should look the same. It shows at once and is kept meanwhile.
 */
export function usePreference<Value>(
  name: PreferenceName,
  usual: Value,
  read: (kept: unknown) => Value | undefined,
): [value: Value, set: (value: Value) => void] {
  const client = useQueryClient();
  const kept = useKeptSession()?.preferences[name];
  const keep = useMutation({ mutationFn: (value: string) => body(setPreference({ path: { name }, body: { value } })) });
  const set = (value: Value) => {
    const written = JSON.stringify(value);
    client.setQueryData<Session>(
      keys.session,
      (now) => now && { ...now, preferences: { ...now.preferences, [name]: written } },
    );
    keep.mutate(written);
  };
  return [(kept !== undefined ? read(parsed(kept)) : undefined) ?? usual, set];
}

/** What another version of these screens wrote may be anything. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
