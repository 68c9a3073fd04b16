import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fill } from "@/testing/fill";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { missingIn, typedAccepting } from "./accepting/accepting-model";
import { AcceptingSettings, savedWords } from "./accepting/accepting-settings";
import { closureWords } from "./deadlines/closures";
import { deadlinesOf, missingIn as missingDays, typedDeadlines } from "./deadlines/deadlines-model";
import { managed } from "./managed-fixture";
import { profileOf, typedProfile } from "./profile/profile-model";
import { ProfileSettings } from "./profile/profile-settings";

describe("the profile", () => {
  it("asks whether an old one is still true, and takes yes for an answer", async () => {
    serve({
      "GET /organisation": () => managed,
      "GET /reference": () => reference,
      "POST /organisation/profile/check": () => ({ ...managed, stale: false, checked_at: "2026-11-27T09:00:00Z" }),
    });
    draw(<ProfileSettings />);
    await userEvent.click(await screen.findByRole("button", { name: "It is all still right" }));
    expect(await screen.findByText(/was last checked on 27 November 2026/)).toBeVisible();
  });

  it("keeps what was typed when the server refuses it, and says so at the field", async () => {
    serve({
      "GET /organisation": () => managed,
      "GET /reference": () => reference,
      "PUT /organisation/profile": () =>
        new Refusal(422, "Nothing was saved.", [{ field: "website", message: "Enter a web address." }]),
    });
    draw(<ProfileSettings />);
    await fill(await screen.findByLabelText("Website"), "nowhere");
    await userEvent.click(screen.getByRole("button", { name: "Save the profile" }));
    expect(await screen.findByRole("link", { name: "Enter a web address." })).toBeVisible();
    expect(screen.getByLabelText("Website")).toHaveValue("nowhere");
  });

  it("says who was faster, keeps what was typed, and saves it over theirs only when asked again", async () => {
    const faster = { ...managed, versions: { ...managed.versions, profile: 5 } };
    let now = managed;
    const calls = serve({
      "GET /organisation": () => now,
      "GET /reference": () => reference,
      "PUT /organisation/profile": () => {
        if (now === faster) return { ...faster, versions: { ...faster.versions, profile: 6 } };
        now = faster;
        return new Refusal(409, "Lena L. changed this on 1 December at 09:00, after you opened it.");
      },
    });
    draw(<ProfileSettings />);
    await fill(await screen.findByLabelText("Website"), "www.example.org");
    await userEvent.click(screen.getByRole("button", { name: "Save the profile" }));
    expect(await screen.findByText(/^Lena L\. changed this/)).toBeVisible();
    expect(screen.getByRole("link", { name: /^See what it says now/ })).toBeVisible();
    expect(screen.getByLabelText("Website")).toHaveValue("www.example.org");
    await userEvent.click(screen.getByRole("button", { name: "Save the profile" }));
    expect(await screen.findByText(/^Saved\./)).toBeVisible();
    const sent = calls.filter((call) => call.what.startsWith("PUT")).map((call) => call.body);
    expect(sent).toMatchObject([{ version: 4 }, { version: 5, website: "www.example.org" }]);
  });

  it("says which address others read until its parts are given", async () => {
    serve({ "GET /organisation": () => managed, "GET /reference": () => reference });
    draw(<ProfileSettings />);
    expect(await screen.findByText(/^1 Quay Side/)).toBeVisible();
    await fill(screen.getByLabelText("Town or city"), "Norwich");
    expect(screen.queryByText(/^1 Quay Side/)).toBeNull();
  });

  it("sends areas as a list, and no opening times where none are given", () => {
    const typed = typedProfile(managed.profile);
    expect(typed.opening).toHaveLength(7);
    const sent = profileOf({ ...typed, areas: "Norwich, Broadland\n\n" });
    expect(sent).toMatchObject({ areas: ["Norwich", "Broadland"], opening: [] });
  });
});

describe("accepting referrals", () => {
  it("closes until a day", async () => {
    const calls = serve({
      "GET /organisation": () => managed,
      "PUT /organisation/accepting": () => ({
        ...managed,
        accepting: { open: false, opens_on: "2026-12-07", from: [], note: "" },
      }),
    });
    draw(<AcceptingSettings />);
    await userEvent.click(await screen.findByRole("radio", { name: "Closed" }));
    await fill(screen.getByLabelText("Day"), "7");
    await fill(screen.getByLabelText("Month"), "12");
    await fill(screen.getByLabelText("Year"), "2026");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/closed to referrals until Monday 7 December/)).toBeVisible();
    expect(calls.at(-1)?.body).toEqual({ version: 2, open: false, opens_on: "2026-12-07", from: [], note: "" });
  });

  it("says why to those who may not", async () => {
    serve({ "GET /organisation": () => ({ ...managed, may_edit: false, may_switch: false }) });
    draw(<AcceptingSettings />);
    expect(await screen.findByText("You cannot change this")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
  });

  it.each([
    ["no real day", { open: false, opensOn: { day: "31", month: "2", year: "2026" } }, ["opens_on"]],
    ["nobody chosen", { chosenOnly: true }, ["from"]],
    ["half a referral", { limit: "0.5" }, ["weekly_limit"]],
    ["a day that no longer counts", { open: true, opensOn: { day: "x", month: "", year: "" } }, []],
  ])("asks to put right: %s", (_name, part, fields) => {
    expect(missingIn({ ...typedAccepting(managed), ...part }).map((one) => one.field)).toEqual(fields);
  });

  it("says when the limit is reached already", () => {
    expect(savedWords({ ...managed, full: true })).toMatch(/this week’s limit is reached/);
  });
});

describe("deadlines and closures", () => {
  it("sends what differs from the network's", () => {
    const typed = typedDeadlines(managed.deadlines);
    expect(deadlinesOf({ ...typed, acknowledge: " 2" })).toEqual({ acknowledge: 2, decide: 7 });
    const wrong = missingDays({ ...typed, acknowledge: "61", decide: "0" });
    expect(wrong.map((one) => one.field)).toEqual(["acknowledge", "decide"]);
  });

  it("says days in a row as one", () => {
    const now = new Date("2026-11-27");
    expect(closureWords({ from: "2026-12-24", to: "2026-12-24" }, now)).toBe("Thursday 24 December");
    expect(closureWords({ from: "2026-12-31", to: "2027-01-01" }, now)).toBe(
      "Thursday 31 December to Friday 1 January 2027",
    );
  });
});
