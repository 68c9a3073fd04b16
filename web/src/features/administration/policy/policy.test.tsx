import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Policy } from "@/lib/api/gen/types.gen";
import { draw } from "@/testing/render";
import { Refusal, serve } from "@/testing/server";
import { PolicyPage } from "./policy-page";

const rules = {
  acknowledge_days: 3,
  decide_days: 5,
  urgent_acknowledge_days: 1,
  urgent_decide_days: 2,
  accepting_closes: false,
  silence: "ask",
  takes_applications: true,
  applications_contact: "",
} as const;
const policy: Policy = { version: 7, ...rules, defaults: rules };

it("changes a rule with the version that was seen, and says from when it holds", async () => {
  const calls = serve({
    "GET /network/policy": () => policy,
    "PUT /network/policy": () => ({ ...policy, version: 8 }),
  });
  draw(<PolicyPage may={() => true} />);
  const days = await screen.findByRole("textbox", { name: "Days to acknowledge" });
  expect(days).toHaveAccessibleDescription(/by the end of this working day .* Default: 3\./);
  await userEvent.clear(days);
  await userEvent.click(screen.getByRole("button", { name: "Change the policy" }));
  expect(screen.getByRole("link", { name: "Days to acknowledge: enter a number from 1 to 60" })).toBeVisible();
  await userEvent.type(days, "4");
  await userEvent.click(screen.getByRole("radio", { name: "Offer it to the next receiver named" }));
  await userEvent.click(screen.getByRole("button", { name: "Change the policy" }));
  expect(await screen.findByText(/It holds for referrals sent from now on/)).toBeVisible();
  const sent = calls.find((call) => call.what === "PUT /network/policy")?.body;
  expect(sent).toEqual({ ...rules, version: 7, acknowledge_days: 4, silence: "offer" });
});

it("keeps what was typed when somebody else was quicker", async () => {
  const words = "Somebody changed the policy since you opened it.";
  serve({ "GET /network/policy": () => policy, "PUT /network/policy": () => new Refusal(409, words) });
  draw(<PolicyPage may={() => true} />);
  const days = await screen.findByRole("textbox", { name: "Days to decide" });
  await userEvent.clear(days);
  await userEvent.type(days, "9");
  await userEvent.click(screen.getByRole("button", { name: "Change the policy" }));
  expect(await screen.findByText(words)).toBeVisible();
  expect(days).toHaveValue("9");
});

it("is read, and not changed, by an auditor", async () => {
  serve({ "GET /network/policy": () => policy });
  draw(<PolicyPage may={(operation) => operation === "policy"} />);
  expect(await screen.findByText(/3 working days \(default: 3\)/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Change the policy" })).not.toBeInTheDocument();
});
