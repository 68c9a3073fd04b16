import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { announce, endAnnouncement, listAnnouncements } from "@/lib/api/gen/sdk.gen";
import type { AnnouncementBody } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";

const key = ["announcements"] as const;

/** What was and is announced, the latest first. */
export function useAnnouncementList() {
  return useQuery({ queryKey: key, queryFn: () => body(listAnnouncements()) });
}

export function useAnnounce() {
  const known = useKnown();
  return useMutation({ mutationFn: (one: AnnouncementBody) => body(announce({ body: one })), onSuccess: known });
}

export function useEndAnnouncement() {
  const known = useKnown();
  return useMutation({ mutationFn: (id: string) => body(endAnnouncement({ path: { id } })), onSuccess: known });
}

/** The answer of a change is all of them as they are now; the own shell shows them, too. */
function useKnown() {
  const client = useQueryClient();
  return (now: Awaited<ReturnType<typeof listAnnouncements>>["data"]) => {
    client.setQueryData(key, now);
    void client.invalidateQueries({ queryKey: keys.session });
  };
}
