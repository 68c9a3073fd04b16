import { type Due, dueSoon, dueWords, dueWordsShort, longDay, shortDay } from "@/lib/dates";

export type Status = "draft" | "sent" | "acknowledged" | "returned" | "accepted" | "declined" | "closed" | "withdrawn";

/** What the server says about where a referral stands. */
export interface Standing {
  status: Status;
  sentAt?: string | undefined;
  acknowledgedAt?: string | undefined;
  decidedAt?: string | undefined;
  closedAt?: string | undefined;
  /** Nobody's turn any more: a declined referral whose sender has dealt with it is over too. */
  over?: boolean | undefined;
  paused?: boolean | undefined;
  due?: Due | undefined;
}

/** "ended" is a step at which the referral ended without the client being helped: declined, withdrawn. */
export type StepState = "done" | "ended" | "waiting" | "ahead" | "never";
export type Tone = "plain" | "soon" | "late" | "paused";

export interface Step {
  key: string;
  label: string;
  state: StepState;
  /** What stands under the label where there is room: when it was done, or by when it is due. */
  detail: string;
}

export interface Track {
  steps: readonly Step[];
  tone: Tone;
  /** The few words under the line in a table row. */
  brief: string;
  /** All of it in one sentence, for a screen reader. */
  sentence: string;
}

const waitingFor: Partial<Record<Status, number>> = { sent: 1, returned: 1, acknowledged: 2, accepted: 3, declined: 3 };
const briefs: Partial<Record<Status, string>> = {
  draft: "not sent",
  returned: "back with the sender",
  accepted: "accepted",
  declined: "declined",
  closed: "closed",
  withdrawn: "withdrawn",
};
const awaited = ["to be sent", "acknowledgement", "a decision", "an outcome"] as const;

function toneOf({ paused, status, due }: Standing): Tone {
  if (paused || status === "returned") return "paused";
  if (due?.overdue) return "late";
  return due && dueSoon(due) ? "soon" : "plain";
}

function labels({ status, over }: Standing): string[] {
  const declined = status === "declined";
  const accepted = status === "accepted" || status === "closed";
  const decided = declined ? "Declined" : accepted ? "Accepted" : "Decided";
  const last = status === "closed" ? "Closed" : status === "withdrawn" ? "Withdrawn" : over ? "Ended" : "Outcome";
  return ["Sent", "Acknowledged", decided, last];
}

function stateOf(index: number, at: string | undefined, standing: Standing): StepState {
  const { status, over = false } = standing;
  const final = status === "closed" || status === "withdrawn" || over;
  if (index === waitingFor[status] && !over) return "waiting";
  if (index === 2 && status === "declined") return "ended";
  if (index === 3 && final) return status === "closed" ? "done" : "ended";
  if (at) return "done";
  return final ? "never" : "ahead";
}

/** Where a referral stands, as the four steps everyone sees everywhere. */
export function trackOf(standing: Standing, now: Date): Track {
  const tone = toneOf(standing);
  const times = [standing.sentAt, standing.acknowledgedAt, standing.decidedAt, standing.closedAt];
  const steps = labels(standing).map((label, index): Step => {
    const at = times[index];
    const state = stateOf(index, at, standing);
    const due = tone === "paused" ? "paused" : standing.due ? dueWordsShort(standing.due, now) : "waiting";
    const detail = state === "waiting" ? due : happened(state) && at ? shortDay(at) : "";
    return { key: String(index), label, state, detail };
  });
  return { steps, tone, brief: briefOf(standing, tone, now), sentence: sentenceOf(steps, times, standing, tone, now) };
}

function happened(state: StepState): boolean {
  return state === "done" || state === "ended";
}

function briefOf(standing: Standing, tone: Tone, now: Date): string {
  if (tone === "paused") return briefs[standing.status] ?? "paused";
  return standing.due ? dueWordsShort(standing.due, now) : (briefs[standing.status] ?? "waiting");
}

function sentenceOf(steps: Step[], times: (string | undefined)[], standing: Standing, tone: Tone, now: Date): string {
  const parts = steps.flatMap((step, index) => {
    const at = times[index];
    if (happened(step.state))
      return [at ? `${step.label.toLowerCase()} ${longDay(at, now)}` : step.label.toLowerCase()];
    return step.state === "waiting" ? [waitingWords(index, standing, tone, now)] : [];
  });
  const text = parts.length > 0 ? parts.join(", ") : "not sent yet";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function waitingWords(index: number, standing: Standing, tone: Tone, now: Date): string {
  if (standing.status === "returned") return "returned to the sender for information, the clock is paused";
  const what = `waiting for ${awaited[index] ?? ""}`;
  if (tone === "paused") return `${what}, the clock is paused`;
  return standing.due ? `${what}, ${dueWords(standing.due, now)}` : what;
}
