import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fill } from "@/testing/fill";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { People } from "./people";

const harriet = {
  id: "u1",
  username: "hpotter2",
  name: "Harriet Potter",
  email: "harriet@example.org",
  state: "locked",
  memberships: [{ role: "lead", organisation: { id: "o1", slug: "o1", name: "Wensum Law Centre" } }],
  locked_at: "2026-11-20T08:00:00Z",
};
const john = { ...harriet, id: "u2", username: "jdoe", name: "John Doe", state: "invited", locked_at: undefined };
const mayAll = () => true;
const found = { "POST /users/search": () => ({ items: [harriet, john] }) };

describe("people", () => {
  it("says who works where, and why somebody cannot sign in", async () => {
    serve(found);
    draw(<People may={mayAll} />);
    const row = within(await screen.findByRole("row", { name: /Harriet Potter/ }));
    for (const words of ["hpotter2", "Wensum Law Centre", "Lead", "Locked"]) expect(row.getByText(words)).toBeVisible();
    expect(within(screen.getByRole("row", { name: /John Doe/ })).getByText("No password set yet")).toBeVisible();
  });

  it("searches for a name in a body, never in an address", async () => {
    const calls = serve({
      "POST /users/search": ({ body }) => ({ items: JSON.stringify(body).includes("potter") ? [] : [harriet] }),
    });
    draw(<People may={mayAll} />);
    await fill(await screen.findByRole("searchbox"), "potter");
    await userEvent.click(await screen.findByRole("button", { name: "Show everybody" }));
    expect(await screen.findByText("Harriet Potter")).toBeVisible();
    expect(screen.getByRole("searchbox")).toHaveValue("");
    expect(calls.some((call) => call.address.href.includes("potter"))).toBe(false);
  });

  it("unlocks with a reason, and says so", async () => {
    const calls = serve({ ...found, "POST /users/u1/unlock": () => ({ ...harriet, state: "active" }) });
    draw(<People may={mayAll} />);
    await userEvent.click(await screen.findByRole("button", { name: "Unlock Harriet Potter" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Unlock Harriet Potter" }));
    await userEvent.click(dialog.getByRole("button", { name: "Unlock" }));
    expect(dialog.getByRole("alert")).toHaveTextContent("Write the reason");
    await fill(dialog.getByLabelText("Why?"), "She telephoned");
    await userEvent.click(dialog.getByRole("button", { name: "Unlock" }));
    expect(await screen.findByText("Harriet Potter can sign in again.")).toBeVisible();
    expect(calls.find((call) => call.what === "POST /users/u1/unlock")?.body).toEqual({ reason: "She telephoned" });
  });

  it("shows the server's refusal and loses nothing", async () => {
    serve({ ...found, "POST /users/u1/suspend": () => new Refusal(409, "You cannot suspend your own account.") });
    draw(<People may={mayAll} />);
    await userEvent.click(await screen.findByRole("button", { name: "Suspend Harriet Potter" }));
    await fill(await screen.findByLabelText("Why?"), "Left");
    await userEvent.click(screen.getByRole("button", { name: "Suspend" }));
    expect(await screen.findByText("You cannot suspend your own account.")).toBeVisible();
    expect(screen.getByLabelText("Why?")).toHaveValue("Left");
  });

  it("sends a new link and repeats what the server says", async () => {
    serve({ ...found, "POST /users/u2/resend-link": () => ({ message: "A new link is on its way." }) });
    draw(<People may={mayAll} />);
    await userEvent.click(await screen.findByRole("button", { name: "Send a new link to John Doe" }));
    expect(await screen.findByText("A new link is on its way.")).toBeVisible();
  });

  it("offers nothing to those who may only read", async () => {
    serve(found);
    draw(<People may={() => false} />);
    await screen.findByText("Harriet Potter");
    expect(screen.queryByRole("button", { name: /Unlock|Suspend|link/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "New account" })).not.toBeInTheDocument();
  });
});
