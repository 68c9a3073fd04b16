import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { answering, problem } from "@/testing/api";
import { referral, row } from "@/testing/fixtures";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { ReferralView } from "./referral-view";

const at = `/api/v1/referrals/${referral.id}`;
const standing = { "GET /api/v1/reference": reference, "GET /api/v1/colleagues": { items: [] } };

it("shows risk and safe contact before any telephone number", () => {
  answering(standing);
  draw(<ReferralView referral={referral} reader="Amina Khan" />);
  const text = document.body.textContent ?? "";
  expect(text.indexOf("Never say who is calling")).toBeGreaterThan(0);
  expect(text.indexOf("Never say who is calling")).toBeLessThan(text.indexOf("07700 900123"));
  expect(document.title).not.toContain("Marlowe");
});

it("gives the next step with one press, with the version that was seen", async () => {
  const asked = answering({ ...standing, [`POST ${at}/accept`]: referral });
  draw(<ReferralView referral={referral} reader="Amina Khan" />);
  await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
  expect(asked.find((one) => one.path === `${at}/accept`)?.body).toEqual({ version: 1 });
});

it("says why a press was refused, in the server's words", async () => {
  const words = "Ben O. accepted this referral a moment ago.";
  answering({ ...standing, [`POST ${at}/accept`]: () => problem(409, "stale", words) });
  draw(<ReferralView referral={referral} reader="Amina Khan" />);
  await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
  expect(await screen.findByText(words)).toBeVisible();
});

it("asks for a reason and words before it declines, and keeps them when the server refuses", async () => {
  const asked = answering({ ...standing, [`POST ${at}/decline`]: () => problem(503, "unavailable", "") });
  draw(<ReferralView referral={referral} reader="Amina Khan" />);
  await userEvent.click(screen.getByRole("button", { name: "Other actions" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Decline" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Decline" }));
  expect(dialog.getByRole("link", { name: "Choose a reason" })).toBeVisible();
  expect(asked.some((one) => one.path.endsWith("/decline"))).toBe(false);
  await userEvent.click(dialog.getByLabelText("We have no capacity"));
  await userEvent.type(dialog.getByLabelText("Words for the sender"), "Full until January");
  await userEvent.click(dialog.getByRole("button", { name: "Decline" }));
  expect(await dialog.findByText(/Nothing that was sent is lost/)).toBeVisible();
  expect(dialog.getByLabelText("Words for the sender")).toHaveValue("Full until January");
  expect(asked.at(-1)?.body).toEqual({ version: 1, reason: "no_capacity", words: "Full until January" });
});

it("shows that a note was deleted, and lets only its author delete one", () => {
  answering(standing);
  draw(<ReferralView referral={referral} reader="Amina Khan" />);
  expect(screen.getByText("Its author deleted this note.")).toBeVisible();
  expect(screen.getAllByRole("button", { name: "Delete my note" })).toHaveLength(1);
});

it("asks before a note is deleted, and says what is left of it", async () => {
  const asked = answering({ ...standing, [`POST ${at}/delete-note`]: referral });
  draw(<ReferralView referral={referral} reader="Amina Khan" />);
  await userEvent.click(screen.getByRole("button", { name: "Delete my note" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Delete this note?" }));
  expect(dialog.getByText(/its author deleted it/)).toBeVisible();
  expect(asked.some((one) => one.path.endsWith("/delete-note"))).toBe(false);
  await userEvent.click(dialog.getByRole("button", { name: "Delete the note" }));
  expect(asked.at(-1)?.body).toEqual({ note_id: "n1" });
});

it("keeps the words of a command whose dialog was closed", async () => {
  answering(standing);
  draw(<ReferralView referral={referral} reader="Amina Khan" />);
  const decline = async () => {
    await userEvent.click(screen.getByRole("button", { name: "Other actions" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Decline" }));
    return screen.findByLabelText("Words for the sender");
  };
  await userEvent.type(await decline(), "Full until January");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(await decline()).toHaveValue("Full until January");
});

it("shows who opened it, all that was sent together, and when everybody declined", () => {
  answering(standing);
  const batch = [row(10424, "late", { status: "declined" })];
  draw(<ReferralView referral={{ ...referral, batch, unresolved: true }} reader="Amina Khan" />);
  expect(screen.getByText("Who has opened this (1)")).toBeVisible();
  const rows = within(screen.getByRole("table", { name: "Sent together" })).getAllByRole("row");
  expect(rows[1]).toHaveTextContent("#10423");
  expect(rows[1]).toHaveTextContent("This one");
  expect(rows[2]).toHaveTextContent("#10424");
  expect(screen.getByText("Unresolved:")).toBeVisible();
});
