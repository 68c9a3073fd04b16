import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { Audit } from "./audit";

const entry = {
  id: "c1:7",
  at: "2026-11-20T08:00:00Z",
  who: "Harry Potter",
  role: "adviser",
  organisation: "Norwich Debt Advice",
  sentence: "acknowledged referral #10423",
  referral_id: "r1",
  number: 10423,
};
const kinds = [{ code: "client", label: "A client opened by a coordinator" }];
const whole = {
  state: "whole",
  checked: 1200,
  total: 1200,
  broken: 0,
  by: "Mary B.",
  finished_at: "2026-11-20T08:00:00Z",
};
const surroundings = { "GET /organisations": () => ({ items: [] }), "GET /audit/check": () => whole };

describe("the audit", () => {
  it("says each entry in a sentence, and asks for what is typed", async () => {
    const calls = serve({ ...surroundings, "POST /audit": () => ({ items: [entry], kinds }) });
    draw(<Audit ofNetwork />);
    const row = within(await screen.findByRole("row", { name: /Harry Potter acknowledged referral #10423/ }));
    expect(row.getByRole("link", { name: "#10423" })).toHaveAttribute("href", "/referrals/r1");
    const user = userEvent.setup();
    await user.type(screen.getByLabelText("Who"), "potter");
    await user.type(screen.getByLabelText("Referral"), "#10423");
    await user.selectOptions(screen.getByLabelText("What"), "client");
    const asked = () => calls.filter((one) => one.what === "POST /audit").at(-1)?.body;
    await waitFor(() => expect(asked()).toMatchObject({ who: "potter", number: 10423, kind: "client" }));
    expect(screen.getByRole("button", { name: "Take these out as CSV" })).toBeVisible();
  });

  it("shows a check as it goes on, and what it found", async () => {
    let asked = 0;
    const running = { state: "running", checked: 500, total: 1200, broken: 0 };
    const broken = { ...whole, state: "broken", broken: 1, by: undefined };
    serve({
      ...surroundings,
      "POST /audit": () => ({ items: [], kinds }),
      "POST /audit/check": () => running,
      "GET /audit/check": () => (asked++ === 0 ? whole : broken),
    });
    draw(<Audit ofNetwork />);
    expect(await screen.findByText("The audit is whole")).toBeVisible();
    expect(screen.getByText(/1,200 entries checked by Mary B\./)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Check it now" }));
    expect(await screen.findByText("500 of 1,200 entries so far.")).toBeVisible();
    expect(await screen.findByText("The audit was changed in 1 place", {}, { timeout: 3000 })).toBeVisible();
    expect(screen.getByText(/by the command on the machine.*Tell whoever runs the installation/)).toBeVisible();
  });

  it("takes the filtered entries out as a file", async () => {
    const kept = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:audit");
    vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
    const calls = serve({
      "POST /audit": () => ({ items: [entry], kinds }),
      "POST /audit/export": () => "When,Who",
    });
    draw(<Audit ofNetwork={false} />);
    await screen.findByRole("row", { name: /Harry Potter/ });
    expect(screen.queryByRole("region", { name: "Is the audit whole?" }), "a lead is not shown it").toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Take all out as CSV" }));
    await waitFor(() => expect(kept).toHaveBeenCalled());
    expect(calls.some((one) => one.what === "POST /audit/export")).toBe(true);
  });
});
