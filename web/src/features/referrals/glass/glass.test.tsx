import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { useReferral } from "@/features/referrals/api/referral";
import { referral } from "@/testing/fixtures";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { ReferralView } from "../components/referral-view";

const { form, ...rest } = referral;
const closed = { ...rest, client_name: undefined, notes: [], files: [], allowed_commands: [] };
const why = { code: "at_risk", label: "Somebody may be at risk" };
const opened = (until: number) => ({
  ...closed,
  form,
  client_name: referral.client_name,
  glass: { reason: why, until: new Date(until).toISOString() },
});

function Page() {
  const { data } = useReferral(referral.id);
  return data ? <ReferralView referral={data} reader="Mary B." mayOpen /> : <p>Loading</p>;
}

const surroundings = {
  "GET /reference": () => reference,
  "GET /me/second-factor": () => ({ rule: "optional", on: true, recovery_left: 8 }),
};

afterEach(() => {
  vi.useRealTimers();
});

it("asks why and once more who it is, and shows the client with an end to it", async () => {
  let tries = 0;
  const until = Date.now() + 30 * 60_000;
  const calls = serve({
    ...surroundings,
    [`GET /referrals/${referral.id}`]: () => closed,
    [`POST /referrals/${referral.id}/glass`]: () =>
      tries++ === 0
        ? new Refusal(422, "Check.", [{ field: "password", message: "Not your password." }])
        : opened(until),
    [`DELETE /referrals/${referral.id}/glass`]: () => closed,
  });
  draw(<Page />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Open the client’s details" }));
  const dialog = within(await screen.findByRole("dialog"));
  await dialog.findByLabelText("Code from your app");
  const press = () => user.click(dialog.getByRole("button", { name: "Open for 30 minutes" }));
  await press();
  expect(within(dialog.getByRole("alert")).getAllByRole("link")).toHaveLength(4);
  await user.click(dialog.getByRole("radio", { name: why.label }));
  await user.type(dialog.getByLabelText("Why must you see them?"), "She told us that she is in danger.");
  await user.type(dialog.getByLabelText("Your password, once more"), "wrong");
  await user.type(dialog.getByLabelText("Code from your app"), "123456");
  await press();
  expect(await dialog.findByRole("link", { name: "Not your password." })).toHaveAttribute("href", "#own-password");
  expect(dialog.getByLabelText("Why must you see them?")).toHaveValue("She told us that she is in danger.");
  await press();
  expect(await screen.findByRole("heading", { name: /30 minutes left/ })).toBeVisible();
  expect(screen.getByRole("region", { name: /30 minutes left/ })).toHaveFocus();
  expect(screen.queryByRole("button", { name: "Print" })).toBeNull();
  expect(screen.queryByRole("heading", { name: "Files" })).toBeNull();
  expect(calls.at(-1)?.body ?? calls.findLast((one) => one.what.startsWith("POST"))?.body).toMatchObject({
    reason: "at_risk",
  });
  await user.click(screen.getByRole("button", { name: "Close now" }));
  expect(await screen.findByRole("button", { name: "Open the client’s details" })).toBeVisible();
});

it("forgets the client when the half hour is over, even when the server cannot be reached", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let there = true;
  serve({
    ...surroundings,
    [`GET /referrals/${referral.id}`]: () => (there ? opened(Date.now() + 60_000) : new Refusal(503)),
  });
  draw(<Page />);
  expect(await screen.findByRole("heading", { name: /1 minute left/ })).toBeVisible();
  there = false;
  await act(() => vi.advanceTimersByTimeAsync(66_000));
  await waitFor(() => expect(screen.queryByText(new RegExp(referral.client_name ?? "x"))).toBeNull());
});
