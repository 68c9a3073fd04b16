import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { Told } from "./told";

const entry = {
  referral_id: "r1",
  number: 10423,
  at: "2026-11-20T10:00:00Z",
  kind: "decline",
  receiver: { id: "o1", name: "Norwich Debt Advice", slug: "norwich" },
  issues: [{ code: "debt", label: "Debt" }],
  reason: { code: "outside_client_group", label: "Outside the group of people we help" },
  words: "We help people under 25.",
  remedy: "Check the age group that we help",
  fate: { code: "waiting", label: "Not yet forwarded" },
  onward: [],
};

const page = {
  items: [entry],
  total: 1,
  period: { from: "2026-11-01", to: "2026-11-30", words: "1 to 30 November 2026" },
  presets: [{ code: "this-month", label: "This month", from: "2026-11-01", to: "2026-11-30" }],
  receivers: [entry.receiver],
  asked: [{ words: "Check the age group that we help", count: 4 }],
};

describe("what others told us", () => {
  it("shows the receiver's words, what would have made it right, and what became of the client", async () => {
    serve({ "GET /told": () => page, "GET /reference": () => reference });
    draw(<Told />);
    const row = within(await screen.findByRole("list", { name: "What others told us" }));
    expect(row.getByText("We help people under 25.")).toBeVisible();
    expect(row.getByRole("link", { name: "#10423" })).toHaveAttribute("href", "/referrals/r1");
    expect(row.getByRole("link", { name: "Forward #10423" })).toHaveAttribute("href", "/referrals/r1/forward");
    expect(screen.getByRole("region", { name: "What receivers most often asked for" })).toHaveTextContent("4 times");
  });

  it("asks for what is chosen, and says when nothing fits", async () => {
    const calls = serve({
      "GET /told": () => ({ ...page, items: [], total: 0, asked: [] }),
      "GET /reference": () => reference,
    });
    draw(<Told />);
    await userEvent.selectOptions(await screen.findByLabelText("Sent by"), "Me");
    expect(await screen.findByText(/Nothing fits these filters/)).toBeVisible();
    expect(calls.filter((one) => one.address.pathname.endsWith("/told")).at(-1)?.address.search).toBe("?sent=me");
    await userEvent.click(screen.getByRole("button", { name: "Show everything" }));
    expect(await screen.findByText(/None of your referrals was declined/)).toBeVisible();
  });
});
