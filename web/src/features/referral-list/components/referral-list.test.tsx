import { useQueryClient } from "@tanstack/react-query";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLocation } from "react-router";
import { describe, expect, it } from "vitest";
import { keys } from "@/lib/api/keys";
import { row } from "@/testing/fixtures";
import { draw } from "@/testing/render";
import { type Call, Refusal, serve } from "@/testing/server";
import { ReferralList } from "./referral-list";

const others = {
  "GET /organisations": () => ({ items: [] }),
  "GET /reference": () => ({ issues: [{ code: "debt", label: "Debt", group: "Money" }] }),
};
const lists = (calls: Call[]) => calls.filter((call) => call.what.includes("/referrals"));

function Page({ box = "incoming" }: { box?: "incoming" | "outgoing" }) {
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  return (
    <>
      <ReferralList box={box} />
      <output>{pathname + search}</output>
      <button type="button" onClick={() => void client.invalidateQueries({ queryKey: keys.lists })}>
        Something changed
      </button>
    </>
  );
}

describe("the list of referrals", () => {
  it("shows who sent whom, for what, and how late it is", async () => {
    serve({ ...others, "GET /referrals": () => ({ items: [row(10423, "late", { urgent: true })] }) });
    draw(<Page />);
    const found = within(await screen.findByRole("row", { name: /10423/ }));
    expect(found.getByRole("link", { name: "#10423" })).toHaveAttribute("href", "/referrals/r10423");
    expect(found.getByText("Urgent")).toBeVisible();
    expect(found.getByText("Sofia Marlowe")).toBeVisible();
    expect(found.getByText("Fenland Housing Aid")).toBeVisible();
    expect(found.getByText("3 working days late")).toBeVisible();
  });

  it("opens a referral on a click anywhere in its row", async () => {
    serve({ ...others, "GET /referrals": () => ({ items: [row(10423, "late")] }) });
    draw(<Page />);
    await userEvent.click(await screen.findByText("Fenland Housing Aid"));
    expect(screen.getByText("/referrals/r10423")).toBeInTheDocument();
  });

  it("is walked with the arrow keys", async () => {
    serve({ ...others, "GET /referrals": () => ({ items: [row(1, "late"), row(2, "late"), row(3, "late")] }) });
    draw(<Page />);
    (await screen.findByRole("link", { name: "#1" })).focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("link", { name: "#2" })).toHaveFocus();
    await userEvent.keyboard("{End}{ArrowDown}");
    expect(screen.getByRole("link", { name: "#3" })).toHaveFocus();
  });

  it("keeps filters in the address and asks the server for them", async () => {
    const calls = serve({ ...others, "GET /referrals": () => ({ items: [row(1, "late")] }) });
    draw(<Page />);
    await screen.findByRole("link", { name: "#1" });
    await userEvent.click(screen.getByRole("checkbox", { name: "Overdue" }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Progress" }), "To acknowledge or decide");
    expect(screen.getByText(/status=sent%2Cacknowledged&overdue=yes/)).toBeInTheDocument();
    const asked = lists(calls).at(-1)?.address.search;
    expect(asked).toContain("overdue=true");
    expect(asked).toContain("status=sent,acknowledged");
    expect(asked).toContain("box=incoming");
  });

  it("never puts a client's name into an address", async () => {
    const calls = serve({
      ...others,
      "GET /referrals": () => ({ items: [row(1, "late"), row(2, "late")] }),
      "POST /referrals/search": () => ({ items: [row(2, "late")] }),
    });
    draw(<Page />);
    await screen.findByRole("link", { name: "#1" });
    await userEvent.type(screen.getByRole("textbox", { name: /surname/ }), " Marlowe {Enter}");
    await screen.findByRole("button", { name: "Clear the search" });
    expect(calls.at(-1)).toMatchObject({ what: "POST /referrals/search", body: { text: "Marlowe", box: "incoming" } });
    expect(calls.filter((call) => call.address.href.includes("Marlowe"))).toHaveLength(0);
    expect(screen.queryByText(/Marlowe.*\?|\?.*Marlowe/)).not.toBeInTheDocument();
  });

  it("loads the next page by its cursor, and says so when it cannot", async () => {
    let broken = true;
    const calls = serve({
      ...others,
      "GET /referrals": ({ address }) => {
        if (!address.searchParams.has("cursor")) return { items: [row(1, "late")], next: "after-1" };
        return broken ? new Refusal(500) : { items: [row(2, "late")] };
      },
    });
    draw(<Page />);
    await userEvent.click(await screen.findByRole("button", { name: "Load more" }));
    expect(await screen.findByText(/could not be loaded/)).toBeVisible();
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "#2" })).toBeVisible();
    expect(calls.at(-1)?.address.searchParams.get("cursor")).toBe("after-1");
    expect(screen.getByText("2 in all")).toBeVisible();
  });

  it("does not move under the reader: what is new waits to be asked for", async () => {
    let items = [row(1, "late")];
    serve({ ...others, "GET /referrals": () => ({ items }) });
    draw(<Page />);
    await screen.findByRole("link", { name: "#1" });
    items = [row(3, "late"), row(2, "late"), row(1, "late")];
    await userEvent.click(screen.getByRole("button", { name: "Something changed" }));
    const pill = await screen.findByRole("button", { name: "2 new" });
    expect(screen.queryByRole("link", { name: "#3" })).not.toBeInTheDocument();
    await userEvent.click(pill);
    expect(screen.getByRole("link", { name: "#3" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "2 new" })).not.toBeInTheDocument();
  });

  it("keeps a row that has moved on in its place, and says so", async () => {
    let items = [row(1, "late"), row(2, "late")];
    serve({ ...others, "GET /referrals": () => ({ items }) });
    draw(<Page />);
    await screen.findByRole("link", { name: "#1" });
    items = [row(2, "late")];
    await userEvent.click(screen.getByRole("button", { name: "Something changed" }));
    expect(await screen.findByText("Changed, no longer in this list")).toBeVisible();
    expect(screen.getByRole("link", { name: "#1" })).toBeVisible();
  });

  it("says what would be here, and clears what hides everything", async () => {
    serve({ ...others, "GET /referrals": () => ({ items: [] }) });
    draw(<Page box="outgoing" />, "/?urgent=yes");
    await userEvent.click(await screen.findByRole("button", { name: "Clear the filters" }));
    expect(await screen.findByText("No referrals sent yet")).toBeVisible();
    expect(screen.getByRole("link", { name: "New referral" })).toHaveAttribute("href", "/referrals/new");
  });

  it("has words and a way on when the server fails", async () => {
    serve({ ...others, "GET /referrals": () => new Refusal(503) });
    draw(<Page />);
    expect(await screen.findByRole("heading", { name: "Onward is resting for a moment" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
  });
});
