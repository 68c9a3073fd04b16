import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { TrackHeader, TrackRow } from "./track";
import { type Standing, trackOf } from "./track-model";

const now = new Date("2026-11-24T09:00:00Z");
const sent: Standing = {
  status: "sent",
  sentAt: "2026-11-23T10:00:00Z",
  due: { at: "2026-11-26T23:59:59Z", workingDays: 2, overdue: false },
};
const acknowledged: Standing = { ...sent, status: "acknowledged", acknowledgedAt: "2026-11-23T15:00:00Z" };
const accepted: Standing = { ...acknowledged, status: "accepted", decidedAt: "2026-11-24T08:00:00Z", due: undefined };
const late = { at: "2026-11-19T23:59:59Z", workingDays: -3, overdue: true };

const cases: [string, Standing, string[], string, string, string][] = [
  ["a draft", { status: "draft" }, ["ahead", "ahead", "ahead", "ahead"], "plain", "not sent", "Not sent yet."],
  [
    "just sent",
    sent,
    ["done", "waiting", "ahead", "ahead"],
    "plain",
    "due Thu 26 Nov",
    "Sent Monday 23 November, waiting for acknowledgement, due Thursday 26 November, in 2 working days.",
  ],
  [
    "due tomorrow",
    { ...sent, due: { at: "2026-11-25T23:59:59Z", workingDays: 1, overdue: false } },
    ["done", "waiting", "ahead", "ahead"],
    "soon",
    "due Wed 25 Nov",
    "Sent Monday 23 November, waiting for acknowledgement, due Wednesday 25 November, in 1 working day.",
  ],
  [
    "late",
    { ...acknowledged, due: late },
    ["done", "done", "waiting", "ahead"],
    "late",
    "3 days late",
    "Sent Monday 23 November, acknowledged Monday 23 November, waiting for a decision, 3 working days late, it was due Thursday 19 November.",
  ],
  [
    "clock stopped",
    { ...acknowledged, paused: true },
    ["done", "done", "waiting", "ahead"],
    "paused",
    "paused",
    "Sent Monday 23 November, acknowledged Monday 23 November, waiting for a decision, the clock is paused.",
  ],
  [
    "returned",
    { ...sent, status: "returned", due: undefined },
    ["done", "waiting", "ahead", "ahead"],
    "paused",
    "back with the sender",
    "Sent Monday 23 November, returned to the sender for information, the clock is paused.",
  ],
  [
    "accepted",
    accepted,
    ["done", "done", "done", "waiting"],
    "plain",
    "accepted",
    "Sent Monday 23 November, acknowledged Monday 23 November, accepted Tuesday 24 November, waiting for an outcome.",
  ],
  [
    "declined before it was acknowledged",
    { ...sent, status: "declined", decidedAt: "2026-11-24T08:00:00Z", due: undefined, over: true },
    ["done", "never", "ended", "ended"],
    "plain",
    "declined",
    "Sent Monday 23 November, declined Tuesday 24 November, ended.",
  ],
  [
    "closed",
    { ...accepted, status: "closed", closedAt: "2026-11-24T08:30:00Z" },
    ["done", "done", "done", "done"],
    "plain",
    "closed",
    "Sent Monday 23 November, acknowledged Monday 23 November, accepted Tuesday 24 November, closed Tuesday 24 November.",
  ],
  [
    "withdrawn",
    { ...sent, status: "withdrawn", closedAt: "2026-11-24T08:30:00Z", due: undefined },
    ["done", "never", "never", "ended"],
    "plain",
    "withdrawn",
    "Sent Monday 23 November, withdrawn Tuesday 24 November.",
  ],
];

describe("the track", () => {
  it.each(cases)("%s", (_name, standing, states, tone, brief, sentence) => {
    const track = trackOf(standing, now);
    expect(track.steps.map((step) => step.state)).toEqual(states);
    expect(track.tone).toBe(tone);
    expect(track.brief).toBe(brief);
    expect(track.sentence).toBe(sentence);
  });

  it("is one sentence to a screen reader, in a row and as the header", () => {
    const sentence = trackOf(sent, now).sentence;
    draw(<TrackRow standing={sent} now={now} />);
    expect(screen.getByRole("img", { name: sentence })).toBeVisible();
    draw(<TrackHeader standing={sent} now={now} />);
    expect(screen.getAllByRole("img", { name: sentence })).toHaveLength(2);
  });

  it("names the decision once it is known, and carries the due date on the waiting step", () => {
    draw(<TrackHeader standing={accepted} now={now} />);
    expect(screen.getByText("Accepted")).toBeVisible();
    draw(<TrackHeader standing={sent} now={now} />);
    expect(screen.getByText("due Thu 26 Nov")).toBeVisible();
  });
});
