import { useQueryClient } from "@tanstack/react-query";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { ReferralRow } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import { row } from "@/testing/fixtures";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { useDashboard, useWhose } from "../api/dashboard";
import { Dashboard } from "./dashboard";
import { WhoseSwitch } from "./whose-switch";

const counts = { open: 1, accepted: 0, closed: 1, overdue: 0 };
const answer = (incoming: ReferralRow[]) => ({
  urgent: [],
  pending: [],
  incoming,
  outgoing: [],
  received: counts,
  sent: counts,
  tasks: [
    { kind: "overdue", count: 2, referrals: [] },
    { kind: "declined", count: 1, referrals: [] },
    { kind: "unassigned", count: 3, referrals: [] },
  ],
});

function Page() {
  const [whose, choose] = useWhose();
  const { data, scene } = useDashboard(whose);
  const client = useQueryClient();
  return (
    <>
      <WhoseSwitch whose={whose} onChange={choose} />
      {data && <Dashboard data={data} whose={whose} scene={scene} />}
      <button type="button" onClick={() => void client.invalidateQueries({ queryKey: keys.dashboard })}>
        Something changed
      </button>
    </>
  );
}

describe("the dashboard", () => {
  it("is one's own or the organisation's, and that is kept", async () => {
    const calls = serve({
      "GET /dashboard": () => answer([row(1, "late")]),
      "PUT /account/preferences/dashboard": () => ({}),
    });
    draw(<Page />);
    const late = await screen.findByRole("link", { name: "2 referrals are late" });
    expect(late).toHaveAttribute("href", "/referrals/incoming?overdue=yes");
    await userEvent.click(screen.getByRole("radio", { name: "Me" }));
    expect(calls.find((call) => call.what.startsWith("PUT"))?.body).toEqual({ value: '"me"' });
    expect(calls.filter((call) => call.what === "GET /dashboard").at(-1)?.address.search).toBe("?whose=me");
    const declined = screen.getByRole("link", { name: /1 was declined/ });
    expect(declined).toHaveAttribute("href", "/referrals/outgoing?status=declined&forwarded=no&mine=yes");
    const nobodys = screen.getByRole("link", { name: /3 open referrals have nobody/ });
    expect(nobodys.getAttribute("href"), "what nobody has is nobody's own").not.toContain("mine");
  });

  it("keeps every row where it is until what is new is asked for", async () => {
    let rows = [row(1, "late")];
    serve({ "GET /dashboard": () => answer(rows) });
    draw(<Page />);
    await screen.findByRole("link", { name: "#1" });
    rows = [row(3, "late"), row(1, "late", { version: 2 })];
    await userEvent.click(screen.getByRole("button", { name: "Something changed" }));
    const pill = await screen.findByRole("button", { name: "1 new" });
    expect(screen.queryByRole("link", { name: "#3" })).not.toBeInTheDocument();
    expect(screen.getByRole("row", { name: /#1/ }), "it changed").toHaveAttribute("data-appeared");
    await userEvent.click(pill);
    const table = within(screen.getByRole("table", { name: "Latest incoming" }));
    expect(table.getAllByRole("link").map((link) => link.textContent)).toEqual(["#3", "#1"]);
  });

  it("shows the first one by itself, and the next does not push it down", async () => {
    let rows: ReferralRow[] = [];
    serve({ "GET /dashboard": () => answer(rows) });
    draw(<Page />);
    expect(await screen.findByText("No referral waits to be acknowledged.")).toBeVisible();
    await userEvent.click(screen.getByRole("radio", { name: "Me" }));
    for (const now of [[row(1, "late")], [row(2, "late"), row(1, "late")]]) {
      rows = now;
      await userEvent.click(screen.getByRole("button", { name: "Something changed" }));
      expect(await screen.findByRole("link", { name: "#1" })).toBeVisible();
    }
    expect(await screen.findByRole("button", { name: "1 new" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "#2" })).not.toBeInTheDocument();
  });

  it("hides the columns that a person does not want, in every table", async () => {
    serve({ "GET /dashboard": () => answer([row(1, "late")]) });
    draw(<Page />);
    await screen.findByRole("columnheader", { name: "Issues" });
    await userEvent.click(screen.getByRole("button", { name: "Columns" }));
    await userEvent.click(await screen.findByRole("checkbox", { name: "Issues" }));
    expect(screen.queryByRole("columnheader", { name: "Issues" })).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "#1" })).toBeVisible();
  });
});
