import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Changed } from "./gen/types.gen";
import { liveRoot } from "./keys";

/** Asks again for what is shown whenever the server says that it changed. The browser reconnects by itself. */
export function useLiveChanges(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled || typeof EventSource === "undefined") return;
    const source = new EventSource("/api/v1/live");
    source.addEventListener("changed", (event) => refresh(client, changedOf(event.data)));
    source.addEventListener("missed", () => refresh(client, undefined));
    return () => source.close();
  }, [client, enabled]);
}

function changedOf(data: string): string | undefined {
  const changed = JSON.parse(data) as Changed;
  return changed.referral_id;
}

/** Lists may all have changed; of single referrals only the one that was named. */
function refresh(client: QueryClient, referral: string | undefined): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [root, kind, id] }) =>
      root === liveRoot && (kind !== "referral" || referral === undefined || id === referral),
  });
}
