import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fenland } from "@/testing/fenland";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { Profile } from "./profile";

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
    expect(screen.queryAllByRole("link", { name: "Refer to them" })).toHaveLength(offered ? 1 : 0);
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

  it("keeps a favourite", async () => {
    const calls = serve({
      "GET /organisations/o2": () => ({ ...fenland, favourite: calls.some(({ what }) => what.startsWith("PUT")) }),
      "PUT /organisations/o2/favourite": () => ({}),
    });
    draw(<Profile id="o2" maySend mayFavour />);
    await userEvent.click(await screen.findByRole("button", { name: /Add to favourites/ }));
    expect(await screen.findByRole("button", { name: /Favourite/, pressed: true })).toBeVisible();
  });

  it.each([
    ["a coordinator", "all" as const, false, true],
    ["its lead", "own" as const, true, true],
    ["the lead of another", "own" as const, false, false],
    ["an adviser", undefined, true, false],
  ])("lets those decide whether it is public who may: %s", async (_name, mayPublish, own, offered) => {
    const calls = serve({
      "GET /organisations/o2": () => ({ ...fenland, own, public: false }),
      "PUT /organisations/o2/public": () => ({ ...fenland, public: true }),
    });
    draw(<Profile id="o2" maySend mayPublish={mayPublish} />);
    await screen.findByRole("heading", { name: "Fenland Housing Aid" });
    const button = screen.queryByRole("button", { name: "Show it to everybody" });
    expect(button !== null).toBe(offered);
    if (button === null) return;
    await userEvent.click(button);
    await waitFor(() => expect(calls.find(({ what }) => what.startsWith("PUT"))?.body).toEqual({ public: true }));
  });

  it("says when there is no such organisation", async () => {
    serve({ "GET /organisations/o9": () => new Refusal(404) });
    draw(<Profile id="o9" maySend />);
    expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeVisible();
  });
});
