import { useQueryClient } from "@tanstack/react-query";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { referral } from "@/testing/fixtures";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { Search } from "./search";

const found = { items: [referral], total: 1, more: false, similar: false, without: [] };

/** What signing in over the page does: everything is asked afresh. */
function SignInAgain() {
  const client = useQueryClient();
  return (
    <button type="button" onClick={() => void client.invalidateQueries()}>
      Sign in again
    </button>
  );
}

it("loses neither the question nor the words when the session ends in the middle of it", async () => {
  let signedOut = true;
  const calls = serve({
    "GET /reference": () => ({ export: "Keep it safe.", issues: [], results: [], statuses: [] }),
    "GET /searches": () => ({ saved: [], recent: [] }),
    "GET /colleagues": () => ({ items: [] }),
    "GET /exports": () => ({ items: [], password_needed: false }),
    "POST /referrals/search": () => found,
    "POST /exports": () => (signedOut ? new Refusal(401, "Your session has ended.") : { id: "x1" }),
  });
  draw(
    <>
      <Search />
      <SignInAgain />
    </>,
  );
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/surname/i), "O'Hara");
  await user.click(screen.getByRole("button", { name: "Search" }));
  await user.click(await screen.findByRole("button", { name: "Export this referral" }));
  let dialog = within(await screen.findByRole("dialog"));
  await user.type(dialog.getByLabelText("What is it for?"), "The funder's report");
  await user.click(dialog.getByRole("checkbox"));
  await user.click(dialog.getByRole("button", { name: "Start the export" }));
  await dialog.findByText("Your session has ended.");

  const asked = calls.length;
  await user.click(screen.getByText("Sign in again"));
  await waitFor(() => expect(calls.slice(asked).some((one) => one.what === "POST /referrals/search")).toBe(true));
  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Export this referral" }));
  dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByLabelText("What is it for?")).toHaveValue("The funder's report");
  expect(dialog.getByRole("checkbox")).toBeChecked();
  signedOut = false;
  await user.click(dialog.getByRole("button", { name: "Start the export" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const sent = calls.filter((one) => one.what === "POST /exports").at(-1)?.body;
  expect(sent).toMatchObject({ purpose: "The funder's report", question: { text: "O'Hara" } });
});
