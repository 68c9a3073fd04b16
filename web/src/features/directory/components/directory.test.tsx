import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { Directory } from "./directory";
import { Profile } from "./profile";

const fenland = {
  id: "o2",
  slug: "fenland",
  name: "Fenland Housing Aid",
  summary: "Evictions and repairs.",
  criteria: "Tenants in Fenland.",
  waiting: "About 2 working days",
  areas: ["Fenland"],
  issues: [{ code: "housing", label: "Housing" }],
  accepting: false,
  accepting_note: "Moving until Monday 7 December.",
  own: false,
  nation: "scotland",
  email: "referrals@example.org",
  phone: "01354 555 123",
  acknowledge_days: 3,
  decide_days: 5,
  website: "https://example.org",
  address: "1 Quay Side",
  languages: "Polish",
  access: [{ code: "remote", label: "By telephone or video" }],
  opening: [{ morning: "9 to 12", afternoon: "" }],
  checked_at: "2026-11-02T10:00:00Z",
};

describe("the directory", () => {
  it("says who helps with what, where, and whether they take referrals", async () => {
    serve({ "GET /organisations": () => ({ items: [fenland], total: 1 }) });
    draw(<Directory />);
    const row = within(await screen.findByRole("row", { name: /Fenland Housing Aid/ }));
    expect(row.getByRole("link", { name: "Fenland Housing Aid" })).toHaveAttribute("href", "/directory/o2");
    for (const words of ["Evictions and repairs.", "Housing", "Fenland", "About 2 working days", "Not accepting"]) {
      expect(row.getByText(words)).toBeVisible();
    }
    expect(row.getByText("Moving until Monday 7 December.")).toBeVisible();
  });

  it("asks the server for what is typed, and finds the way back", async () => {
    serve({
      "GET /organisations": ({ address }) =>
        address.searchParams.get("search") ? { items: [], total: 0 } : { items: [fenland], total: 1 },
    });
    draw(<Directory />);
    await userEvent.type(await screen.findByRole("searchbox", { name: "Find an organisation" }), "chess");
    await userEvent.click(await screen.findByRole("button", { name: "Show all organisations" }));
    expect(await screen.findByText("Fenland Housing Aid")).toBeVisible();
    expect(screen.getByRole("searchbox")).toHaveValue("");
  });
});

describe("an organisation's profile", () => {
  it("tells what must be known before referring", async () => {
    serve({ "GET /organisations/o2": () => fenland });
    draw(<Profile id="o2" maySend />);
    expect(await screen.findByRole("heading", { name: "Fenland Housing Aid" })).toBeVisible();
    expect(
      screen.getByText(/within 3 working days, .*then accepts or declines within 5 working days.*Scotland/),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "01354 555 123" })).toHaveAttribute("href", "tel:01354555123");
  });

  it.each([
    ["it takes referrals", { accepting: true }, true, true],
    ["it is closed", { accepting: false }, true, false],
    ["it is the reader's own", { accepting: true, own: true }, true, false],
    ["the reader refers nobody", { accepting: true }, false, false],
  ])("offers a new referral only where that leads somewhere: %s", async (_name, more, maySend, offered) => {
    serve({ "GET /organisations/o2": () => ({ ...fenland, ...more }) });
    draw(<Profile id="o2" maySend={maySend} />);
    await screen.findByRole("heading", { name: "Fenland Housing Aid" });
    expect(screen.queryAllByRole("link", { name: "New referral" })).toHaveLength(offered ? 1 : 0);
  });

  it.each([
    [
      "only one of its own",
      { acknowledge_days: undefined },
      /within the network's usual time, then .* within 5 working/,
    ],
    ["none of its own", { acknowledge_days: undefined, decide_days: undefined }, /^The network's usual deadlines/],
  ])("does not invent deadlines: %s", async (_name, days, words) => {
    serve({ "GET /organisations/o2": () => ({ ...fenland, ...days }) });
    draw(<Profile id="o2" maySend />);
    expect(await screen.findByText(words)).toBeVisible();
  });

  it("says when there is no such organisation", async () => {
    serve({ "GET /organisations/o9": () => new Refusal(404) });
    draw(<Profile id="o9" maySend />);
    expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeVisible();
  });
});
