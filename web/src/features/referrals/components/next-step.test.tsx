import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { answering, problem } from "@/testing/api";
import { referral } from "@/testing/fixtures";
import { reference } from "@/testing/reference";
import { draw } from "@/testing/render";
import { NextStep } from "./next-step";

const returned: ReferralDetail = {
  ...referral,
  status: "returned",
  allowed_commands: ["send", "forward", "withdraw"],
  next_step: {
    by: "sender",
    command: "send",
    you: true,
    due_in_working_days: 0,
    sentence: "You: amend and send again.",
  },
};
const standing = { "GET /api/v1/reference": reference };

it("opens the draft of a returned referral, and still lets one send it as it was", async () => {
  const words = "This referral was withdrawn, so you cannot send it now.";
  const asked = answering({
    ...standing,
    [`POST /api/v1/referrals/${referral.id}/amendment`]: () => problem(409, "refused", words),
  });
  const onCommand = vi.fn();
  draw(<NextStep referral={returned} sending={false} error={null} onCommand={onCommand} />);
  await userEvent.click(screen.getByRole("button", { name: "Amend and send again" }));
  expect(await screen.findByText(words)).toBeVisible();
  expect(asked.at(-1)?.method).toBe("POST");
  await userEvent.click(screen.getByRole("button", { name: "Other actions" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Send again as it was" }));
  expect(onCommand).toHaveBeenCalledWith("send");
});
