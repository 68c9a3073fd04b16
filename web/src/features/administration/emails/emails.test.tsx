import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { draw } from "@/testing/render";
import { serve } from "@/testing/server";
import { Emails } from "./emails";

const failed = {
  id: "m1",
  label: "New client referred",
  audience: "The receiver's address",
  to: "Wensum Law Centre",
  address: "w•••@example.org",
  state: "failed",
  reason: "gave_up",
  attempts: 9,
  created_at: "2026-11-20T08:00:00Z",
  at: "2026-11-21T08:00:00Z",
  referral_id: "r1",
  number: 10423,
  resent: false,
  may_be_resent: true,
};
const letters = [{ code: "referred", label: "New client referred" }];
const page = { items: [failed], letters };
const surroundings = { "GET /organisations": () => ({ items: [] }) };

describe("the log of e-mails", () => {
  it("says what became of each and why, and sends one again", async () => {
    let sent = false;
    const calls = serve({
      ...surroundings,
      "GET /emails": () => (sent ? { ...page, items: [{ ...failed, resent: true, may_be_resent: false }] } : page),
      "POST /emails/m1/resend": () => {
        sent = true;
        return {};
      },
    });
    draw(<Emails may={() => true} />, "/?state=undelivered");
    const row = within(await screen.findByRole("row", { name: /New client referred/ }));
    expect(row.getByText("Not sent")).toBeVisible();
    expect(row.getByText("Reason: the mail service did not take it for a day.")).toBeVisible();
    expect(row.getByText("w•••@example.org")).toBeVisible();
    expect(calls.find((one) => one.what === "GET /emails")?.address.searchParams.get("state")).toBe("undelivered");
    await userEvent.click(row.getByRole("button", { name: "Send again: New client referred to Wensum Law Centre" }));
    expect(await screen.findByText("It was sent again as another e-mail.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Send again:/ })).toBeNull();
  });

  it("sends all that failed since a day again, and an auditor nothing", async () => {
    const calls = serve({
      ...surroundings,
      "GET /emails": () => page,
      "POST /emails/resend": () => ({ count: 3, more: false }),
    });
    const { unmount } = draw(<Emails may={() => true} />);
    await userEvent.click(await screen.findByRole("button", { name: "Send failed e-mails again" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Send them again" }));
    expect(dialog.getByRole("link", { name: "Choose a day" })).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Made on this day or later"), "2026-11-20");
    await userEvent.click(dialog.getByRole("button", { name: "Send them again" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(calls.find((one) => one.what === "POST /emails/resend")?.body).toEqual({ since: "2026-11-20" });
    expect(screen.getByText("3 e-mails are sent again.")).toBeVisible();
    unmount();
    draw(<Emails may={() => false} />);
    await screen.findByRole("row", { name: /New client referred/ });
    expect(screen.queryByRole("button", { name: /again/i })).toBeNull();
  });
});
