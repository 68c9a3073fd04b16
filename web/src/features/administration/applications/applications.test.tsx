import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Application } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { ApplicationDetail } from "./application-detail";
import { Applications } from "./applications";

const waiting: Application = {
  id: "a1",
  name: "Latch Advice",
  areas: ["Broad Lode"],
  state: "waiting",
  confirmed_at: "2026-11-27T10:00:00Z",
  version: 1,
  nation: "Scotland",
  offer: "Advice on rent.",
  issues: [{ code: "housing", label: "Housing" }],
  website: "",
  email: "post@latch.example",
  phone: "01603 555 012",
  lead: { name: "Nora Lode", job_title: "Manager", email: "nora@latch.example", phone: "", username: "nlode2" },
  reason: "Our clients need food.",
  answer: "",
  erased: false,
  alike: [{ kind: "organisation", id: "o7", sentence: "The Latch is in the network already: the names are alike." }],
};
const declined: Application = {
  ...waiting,
  state: "declined",
  version: 2,
  decided_at: "2026-11-28T10:00:00Z",
  by: { id: "u1", name: "Judith W." },
  answer: "We have two already.",
  erase_on: "2027-11-28",
  alike: [],
};

it("lists what waits apart from what was decided", async () => {
  serve({ "GET /applications": () => ({ items: [waiting, { ...declined, id: "a2", name: "Curlew" }] }) });
  draw(<Applications />);
  const waits = await screen.findByRole("table", { name: "Waiting for a decision" });
  expect(within(waits).getByRole("link", { name: "Latch Advice" })).toHaveAttribute(
    "href",
    "/administration/applications/a1",
  );
  expect(within(screen.getByRole("table", { name: "Decided" })).getByText("28 November 2026, Judith W.")).toBeVisible();
});

it("says that nobody waits", async () => {
  serve({ "GET /applications": () => ({ items: [] }) });
  draw(<Applications />);
  expect(await screen.findByText("Nobody waits")).toBeVisible();
  expect(screen.queryByRole("heading", { name: "Decided" })).not.toBeInTheDocument();
});

it("warns of a duplicate, and says what approving makes before it does", async () => {
  const calls = serve({
    "GET /applications/a1": () => waiting,
    "POST /applications/a1/approve": () => new Refusal(409, "There is already an organisation with this name."),
  });
  draw(<ApplicationDetail id="a1" />);
  expect(await screen.findByText(/The Latch is in the network already/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Look at the organisation" })).toHaveAttribute("href", "/directory/o7");
  await userEvent.click(screen.getByRole("button", { name: "Approve" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("nlode2")).toBeVisible();
  const name = within(dialog).getByRole("textbox", { name: "Name in the network" });
  await userEvent.clear(name);
  await userEvent.click(within(dialog).getByRole("button", { name: "Approve and invite" }));
  expect(within(dialog).getByRole("link", { name: "Enter the name of the organisation" })).toBeVisible();
  await userEvent.type(name, "Latch Rent Advice");
  await userEvent.click(within(dialog).getByRole("button", { name: "Approve and invite" }));
  expect(await within(dialog).findByText("There is already an organisation with this name.")).toBeVisible();
  expect(name).toHaveValue("Latch Rent Advice");
  expect(calls.find((call) => call.what === "POST /applications/a1/approve")?.body).toEqual({
    version: 1,
    name: "Latch Rent Advice",
  });
});

it("declines in words, and shows what they were", async () => {
  let now = waiting;
  const calls = serve({
    "GET /applications/a1": () => now,
    "POST /applications/a1/decline": () => {
      now = declined;
      return declined;
    },
  });
  draw(<ApplicationDetail id="a1" />);
  await userEvent.click(await screen.findByRole("button", { name: "Decline" }));
  await userEvent.click(await screen.findByRole("button", { name: "Decline and send" }));
  expect(screen.getByRole("link", { name: "Write the reason" })).toBeVisible();
  await userEvent.type(screen.getByRole("textbox", { name: "Why?" }), "We have two already.");
  await userEvent.click(screen.getByRole("button", { name: "Decline and send" }));
  expect(await screen.findByText("They were told:")).toBeVisible();
  expect(screen.getByText(/It is declined. Whoever applied is e-mailed why/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Approve" })).not.toBeInTheDocument();
  expect(calls.find((call) => call.what === "POST /applications/a1/decline")?.body).toEqual({
    version: 1,
    words: "We have two already.",
  });
});
