import { screen } from "@testing-library/react";
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
        undelivered: 3,
      }),
    });
    draw(<Warnings />);
    expect(await screen.findByText(/Reminders are late/)).toBeVisible();
    expect(screen.getByText(/known from 2019 to 2027, by the official table of November 2026/)).toBeVisible();
    expect(screen.getByText(/#10555 has gone round/)).toBeVisible();
    expect(screen.getAllByRole("link", { name: "#10423" })[0]).toHaveAttribute("href", "/referrals/r0");
    expect(screen.getByText(/3 e-mails did not arrive/)).toBeVisible();
    expect(screen.getByRole("link", { name: "See why, and send them again" })).toHaveAttribute(
      "href",
      "/administration/emails?state=undelivered",
    );
  });

  it("says that all is well, and that it could not look", async () => {
    serve({ "GET /network/warnings": () => ({ items: [], holidays, loops: [], undelivered: 0 }) });
    const { unmount } = draw(<Warnings />);
    expect(await screen.findByText("Every e-mail has gone out.")).toBeVisible();
    unmount();
    serve({ "GET /network/warnings": () => new Refusal(503) });
    draw(<Warnings />);
    expect(await screen.findByRole("heading", { name: "Onward is resting for a moment" })).toBeVisible();
  });
});
