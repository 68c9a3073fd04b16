import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { fill } from "@/testing/fill";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { track } from "@/testing/tracks";
import { Stuck } from "./stuck";

const party = (id: string, name: string) => ({ id, slug: id, name });
const row = {
  id: "r1",
  number: 10423,
  status: "sent",
  urgent: false,
  stuck: true,
  sender: party("o1", "Norwich Debt Advice"),
  receiver: party("o2", "Fenland Housing Aid"),
  sent_at: "2026-11-02T10:00:00Z",
  due: "2026-11-05T23:59:59Z",
  working_days_late: 9,
  track: track(["done", "waiting"], { tone: "late", due: "2026-11-05T23:59:59Z", due_in_working_days: -9 }),
  workflow_url: "http://temporal.test/referral-r1",
};
const answers = {
  "GET /stuck": () => ({ items: [row] }),
  "GET /organisations/o2": () => ({ phone: "01354 555 123", email: "referrals@example.org" }),
  "GET /referrals/r1": () => ({
    version: 7,
    allowed_commands: ["extend-clock", "stop-clock"],
    next_step: { sentence: "Waiting for Fenland Housing Aid." },
  }),
};
const mayAll = () => true;

async function open(command: string) {
  await userEvent.click(await screen.findByRole("button", { name: "Clock of #10423" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: command }));
  return within(await screen.findByRole("dialog", { name: `${command}: #10423` }));
}

describe("stuck referrals", () => {
  it("says between whom, how late, whom to call and where its clock is", async () => {
    serve(answers);
    draw(<Stuck may={mayAll} />);
    const found = within(await screen.findByRole("row", { name: /10423/ }));
    expect(found.getByText("Stuck")).toBeVisible();
    expect(found.getByText("9 working days late")).toBeVisible();
    expect(found.getByText("To acknowledge by Thu 5 Nov")).toBeVisible();
    expect(await found.findByRole("link", { name: "01354 555 123" })).toHaveAttribute("href", "tel:01354555123");
    await userEvent.click(found.getByRole("button", { name: "Clock of #10423" }));
    expect(await screen.findByRole("menuitem", { name: "See it in Temporal" })).toHaveAttribute(
      "href",
      "http://temporal.test/referral-r1",
    );
  });

  it("gives more time with a reason, for the version it read", async () => {
    const calls = serve({ ...answers, "POST /referrals/r1/extend-clock": () => ({}) });
    draw(<Stuck may={mayAll} />);
    const dialog = await open("Extend the deadline");
    const confirm = await dialog.findByRole("button", { name: "Extend the deadline" });
    await userEvent.click(confirm);
    expect(dialog.getByRole("alert")).toHaveTextContent("Write the reason");
    await fill(dialog.getByLabelText("Working days to add"), "3");
    await fill(dialog.getByLabelText("Why is more time needed?"), "Flood in the office");
    await userEvent.click(confirm);
    expect(await screen.findByText(/#10423 has more time/)).toBeVisible();
    const sent = calls.find((call) => call.what === "POST /referrals/r1/extend-clock");
    expect(sent?.body).toEqual({ version: 7, words: "Flood in the office", days: 3 });
  });

  it("keeps what was typed when somebody else was quicker", async () => {
    serve({ ...answers, "POST /referrals/r1/stop-clock": () => new Refusal(409, "Somebody changed this referral.") });
    draw(<Stuck may={mayAll} />);
    const dialog = await open("Stop the clock");
    await fill(await dialog.findByLabelText("Why should the clock stop?"), "Office closed");
    await userEvent.click(dialog.getByRole("button", { name: "Stop the clock" }));
    expect(await dialog.findByText("Somebody changed this referral.")).toBeVisible();
    expect(dialog.getByLabelText("Why should the clock stop?")).toHaveValue("Office closed");
  });

  it("says so when the command is no longer possible", async () => {
    serve(answers);
    draw(<Stuck may={mayAll} />);
    const dialog = await open("Restart the clock");
    expect(await dialog.findByText(/the referral has moved on.*Waiting for Fenland Housing Aid/)).toBeVisible();
  });

  it("offers nothing to those who may only read", async () => {
    serve({ ...answers, "GET /stuck": () => ({ items: [{ ...row, workflow_url: undefined }] }) });
    draw(<Stuck may={() => false} />);
    await screen.findByRole("link", { name: "#10423" });
    expect(screen.queryByRole("button", { name: /Clock/ })).not.toBeInTheDocument();
  });

  it("says that all is well when nothing is late", async () => {
    serve({ "GET /stuck": () => ({ items: [] }) });
    draw(<Stuck may={mayAll} />);
    await waitFor(() => expect(screen.getByText("Nothing is late")).toBeVisible());
  });
});
