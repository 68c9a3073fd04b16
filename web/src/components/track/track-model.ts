import type { Track, TrackStep } from "@/lib/api/gen/types.gen";
import { clockTime, dueWordsShort, shortDay } from "@/lib/dates";

export type Tone = Track["tone"];
/** "ended" is a step at which the referral ended without help for the client: declined, withdrawn. */
export type MarkState = TrackStep["state"] | "ended";

export interface DrawnStep {
  key: string;
  label: string;
  state: MarkState;
  /** What stands under the label where there is room: when it was done, or by when it is due. */
  detail: string;
  exact: string | undefined;
}

/** How the server's track is drawn: the marks, and the few words at each. */
export interface DrawnTrack {
  steps: readonly DrawnStep[];
  tone: Tone;
  /** The words under the line in a table row. */
  brief: string;
}

export function drawTrack(track: Track, status: string, now: Date): DrawnTrack {
  const steps = track.steps.map(
    (step): DrawnStep => ({
      key: step.step,
      label: step.label,
      state: markOf(step, status),
      detail: step.state === "waiting" ? awaited(track, now) : step.at ? shortDay(step.at) : "",
      exact: step.at ? `${step.label} ${shortDay(step.at)} at ${clockTime(step.at)}` : undefined,
    }),
  );
  return { steps, tone: track.tone, brief: briefOf(track, status, now) };
}

function markOf(step: TrackStep, status: string): MarkState {
  const ended =
    (status === "declined" && step.step === "decided") || (status === "withdrawn" && step.step === "outcome");
  return ended && step.state !== "waiting" ? "ended" : step.state;
}

function awaited(track: Track, now: Date): string {
  if (track.tone === "paused") return "paused";
  if (!track.due) return "waiting";
  return dueWordsShort({ at: track.due, workingDays: track.due_in_working_days, overdue: track.tone === "late" }, now);
}

function briefOf(track: Track, status: string, now: Date): string {
  if (track.due || (track.tone === "paused" && status !== "returned")) return awaited(track, now);
  return status === "returned" ? "back with the sender" : status;
}
