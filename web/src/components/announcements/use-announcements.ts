import { useState } from "react";
import type { Announced } from "@/lib/api/gen/types.gen";
import { usePreference } from "@/lib/api/preference";

/** How long "Later" puts an important one off; the shell asks for the session each minute, and so it comes back. */
const putOff = 15 * 60_000;
const mostKept = 50;

/** Which announcements are still to be read. What was read is kept with the account, what was put off is not. */
export function useAnnouncements(announced: readonly Announced[]) {
  const [read, setRead] = usePreference<string[]>("announcements", [], idsOf);
  const [until, setUntil] = useState<Record<string, number>>({});
  const now = Date.now();
  return {
    shown: announced.filter(({ id }) => !read.includes(id) && (until[id] ?? 0) <= now),
    read: (id: string) => setRead([...read, id].slice(-mostKept)),
    later: (id: string) => setUntil({ ...until, [id]: now + putOff }),
  };
}

function idsOf(kept: unknown): string[] | undefined {
  return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : undefined;
}
