import type { Track, TrackStep } from "@/lib/api/gen/types.gen";

const names = ["sent", "acknowledged", "decided", "outcome"] as const;
const labels = ["Sent", "Acknowledged", "Decided", "Outcome"];

/** A track as the server gives it: the four states in order, and where they differ, the labels and the due moment. */
export function track(states: TrackStep["state"][], more: Partial<Track> & { labels?: string[] } = {}): Track {
  const { labels: own = labels, ...rest } = more;
  const steps = names.map((step, index): TrackStep => {
    const state = states[index] ?? "ahead";
    const label = own[index] ?? labels[index] ?? step;
    return state === "done" ? { step, state, label, at: `2026-11-${20 + index}T10:00:00Z` } : { step, state, label };
  });
  return { steps, tone: "on_time", due_in_working_days: 0, sentence: "Sent Friday 20 November.", ...rest };
}

/** One of each stage, with the status the server gives beside it. */
export const stages: Record<string, { status: string; track: Track }> = {
  sent: { status: "sent", track: track(["done", "waiting"], { due: "2026-11-26T23:59:59Z", due_in_working_days: 2 }) },
  soon: {
    status: "sent",
    track: track(["done", "waiting"], { tone: "soon", due: "2026-11-25T23:59:59Z", due_in_working_days: 1 }),
  },
  late: {
    status: "acknowledged",
    track: track(["done", "done", "waiting"], { tone: "late", due: "2026-11-19T23:59:59Z", due_in_working_days: -3 }),
  },
  paused: { status: "acknowledged", track: track(["done", "done", "waiting"], { tone: "paused" }) },
  returned: { status: "returned", track: track(["done", "waiting"], { tone: "paused" }) },
  accepted: {
    status: "accepted",
    track: track(["done", "done", "done", "waiting"], { labels: ["Sent", "Acknowledged", "Accepted", "Outcome"] }),
  },
  declined: {
    status: "declined",
    track: track(["done", "skipped", "done", "waiting"], { labels: ["Sent", "Acknowledged", "Declined", "Outcome"] }),
  },
  closed: {
    status: "closed",
    track: track(["done", "done", "done", "done"], {
      tone: "over",
      labels: ["Sent", "Acknowledged", "Accepted", "Closed"],
    }),
  },
  withdrawn: {
    status: "withdrawn",
    track: track(["done", "skipped", "skipped", "done"], {
      tone: "over",
      labels: ["Sent", "Acknowledged", "Decided", "Withdrawn"],
    }),
  },
};
