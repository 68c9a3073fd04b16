import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { Warnings } from "./warnings";

const loop = {
  referral: {
    id: "r9",
    number: 10555,
    status: "sent",
    sender: { id: "o2", slug: "fenland", name: "Fenland Housing Aid" },
    receiver: { id: "o1", slug: "norwich", name: "Norwich Debt Advice" },
  },
  earlier: { id: "r0", number: 10423 },
  hops: 3,
  sentence: "#10555 has gone round: it is with an organisation that had it before, 3 hops.",
};
const holidays = { as_of: "2026-11", first_year: 2019, last_year: 2027 };

describe("warnings", () => {
  it("says which years are known and what is wrong", async () => {
    serve({
      "GET /network/warnings": () => ({
        items: [{ code: "clock_late", message: "Reminders are late." }],
        holidays,
        loops: [loop],
      }),
      "GET /mail-problems": () => ({
        items: [
          {
            id: "m1",
            label: "New client referred",
            state: "bounced",
            reason: "550",
            at: "2026-11-20T08:00:00Z",
            organisation: { id: "o1", name: "Wensum Law Centre" },
            referral_id: "r1",
            referral_number: 10423,
          },
        ],
      }),
    });
    draw(<Warnings />);
    expect(await screen.findByText(/Reminders are late/)).toBeVisible();
    expect(screen.getByText(/known from 2019 to 2027, by the official table of November 2026/)).toBeVisible();
    expect(screen.getByText(/#10555 has gone round/)).toBeVisible();
    expect(screen.getAllByRole("link", { name: "#10423" })[0]).toHaveAttribute("href", "/referrals/r0");
    const row = within(await screen.findByRole("row", { name: /New client referred/ }));
    expect(row.getByText("Refused")).toBeVisible();
    expect(row.getByText("Reason given: 550")).toBeVisible();
    expect(row.getByRole("link", { name: "#10423" })).toHaveAttribute("href", "/referrals/r1");
  });

  it("says that all is well, and one half works without the other", async () => {
    serve({ "GET /network/warnings": () => new Refusal(503), "GET /mail-problems": () => ({ items: [] }) });
    draw(<Warnings />);
    expect(await screen.findByText("Every e-mail has gone out")).toBeVisible();
    expect(screen.getByRole("heading", { name: "Onward is resting for a moment" })).toBeVisible();
  });
});
