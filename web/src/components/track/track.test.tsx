import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { stages } from "@/testing/tracks";
import { TrackHeader, TrackRow } from "./track";
import { drawTrack } from "./track-model";

const now = new Date("2026-11-24T09:00:00Z");
const stage = (name: string) => {
  const found = stages[name];
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};

describe("the track", () => {
  it.each([
    ["sent", ["done", "waiting", "ahead", "ahead"], "due Thu 26 Nov"],
    ["soon", ["done", "waiting", "ahead", "ahead"], "due Wed 25 Nov"],
    ["late", ["done", "done", "waiting", "ahead"], "3 days late"],
    ["paused", ["done", "done", "waiting", "ahead"], "paused"],
    ["returned", ["done", "waiting", "ahead", "ahead"], "back with the sender"],
    ["accepted", ["done", "done", "done", "waiting"], "accepted"],
    ["declined", ["done", "skipped", "ended", "waiting"], "declined"],
    ["closed", ["done", "done", "done", "done"], "closed"],
    ["withdrawn", ["done", "skipped", "skipped", "ended"], "withdrawn"],
  ])("draws a referral that is %s", (name, states, brief) => {
    const { track, status } = stage(name);
    const drawn = drawTrack(track, status, now);
    expect(drawn.steps.map((step) => step.state)).toEqual(states);
    expect(drawn.brief).toBe(brief);
  });

  it("is the server's sentence to a screen reader, in a row and as the header", () => {
    const { track, status } = stage("sent");
    draw(<TrackRow track={track} status={status} now={now} />);
    expect(screen.getByRole("img", { name: "Sent Friday 20 November." })).toBeVisible();
    draw(<TrackHeader track={track} status={status} now={now} />);
    expect(screen.getAllByRole("img", { name: "Sent Friday 20 November." })).toHaveLength(2);
  });

  it("carries the due date on the waiting step, with the word late when it is over", () => {
    draw(<TrackHeader {...stage("late")} now={now} />);
    expect(screen.getByText("3 days late")).toHaveAttribute("data-tone", "late");
    draw(<TrackHeader {...stage("sent")} now={now} />);
    expect(screen.getByText("due Thu 26 Nov")).toBeVisible();
  });

  it("keeps the exact time of a step for a hover", () => {
    draw(<TrackHeader {...stage("closed")} now={now} />);
    expect(screen.getByTitle("Accepted Sun 22 Nov at 10:00")).toBeVisible();
  });
});
