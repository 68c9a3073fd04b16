import { administer } from "./support/administration";
import type { Page } from "@playwright/test";
import { letter } from "./support/inbox";
import { look } from "./support/look";
import { auditor, coordinator, receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { field, invented, send } from "./support/write";

test.describe("a referral returned for information", () => {
  test("is amended by its sender, and its receiver sees what changed", async ({ as }) => {
    const client = invented("Thurne");
    const from = await as(sender);
    const page = await as(receiver);
    const { id, number } = await send(from, saltlantern, client);

    await page.goto(`/referrals/${id}`);
    await action(page, "Return for information");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "What information do you need?" }).fill("Who is the bailiff, and which number is best?");
    await dialog.getByRole("button", { name: "Return for information" }).click();
    await expect(history(page)).toContainText("Returned for information");

    await test.step("the sender finds the form as it was, and what was asked above it", async () => {
      await from.goto(`/referrals/${id}`);
      await from.getByRole("button", { name: "Amend and send again" }).click();
      await expect(from.getByRole("heading", { level: 1, name: `Amend #${number}` })).toBeVisible();
      await expect(from.getByText("Who is the bailiff, and which number is best?")).toBeVisible();
      await expect(from.getByText(`It goes back to ${saltlantern}`)).toBeVisible();
      await look(from, "returned-amending");
      await from.getByRole("textbox", { name: /^Telephone/ }).fill("01632 960999");
      await from.getByRole("textbox", { name: /^Why/ }).first().fill("Council tax arrears. The bailiff is Fenwick of Norwich.");
      await expect(from.getByText(/^Saved \d\d:\d\d$/).first()).toBeVisible();
    });

    await test.step("it is among the drafts, for a colleague to go on with", async () => {
      await from.goto("/referrals/drafts");
      await expect(from.getByRole("listitem").filter({ hasText: client.surname })).toContainText(`amending #${number}`);
      await from.getByRole("link", { name: new RegExp(client.surname) }).click();
      await expect(from.getByRole("textbox", { name: /^Telephone/ })).toHaveValue("01632 960999");
    });

    await test.step("checked, it goes back with a fresh clock", async () => {
      await from.getByRole("button", { name: "Check your answers" }).click();
      await expect(from.getByRole("heading", { level: 1, name: "Check your answers" })).toBeVisible();
      await field(from, "What did you add or change? (optional)").fill("The bailiff's name, and her work number.");
      await look(from, "returned-checking");
      await from.getByRole("button", { name: "Send it again" }).click();
      await expect(from.getByRole("heading", { level: 1, name: `#${number}` })).toBeVisible();
      await expect(history(from)).toContainText("Sent again, amended");
      await letter({ to: "saltlantern-debt@", subject: "sent to you again", number: `${number}` });
    });

    await test.step("the receiver reads each answer as it was and as it is", async () => {
      await page.goto(`/referrals/${id}`);
      const changed = page.getByRole("region", { name: "What was changed" });
      await expect(changed).toContainText("01632 960123");
      await expect(changed).toContainText("01632 960999");
      await expect(changed).toContainText("The bailiff is Fenwick of Norwich.");
      await expect(history(page)).toContainText("The bailiff's name, and her work number.");
      await look(page, "returned-changed");
      await expect(page.getByRole("button", { name: "Acknowledge" })).toBeVisible();
    });
  });
});

test.describe("the policy of the network", () => {
  test("is changed by a coordinator, and read by an auditor", async ({ as }) => {
    const page = await as(coordinator);
    await administer(page, "Policy");
    await expect(page.getByRole("heading", { level: 1, name: "Policy" })).toBeVisible();
    await field(page, "Days to acknowledge").fill("0");
    await page.getByRole("button", { name: "Change the policy" }).click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
    await look(page, "policy-refused");
    await field(page, "Days to acknowledge").fill("3");
    await page.getByRole("radio", { name: "Offer it to the next receiver named" }).check();
    await page.getByRole("button", { name: "Change the policy" }).click();
    await expect(page.getByText("It holds for referrals sent from now on.")).toBeVisible();

    const reader = await as(auditor);
    await reader.goto("/administration/policy");
    await expect(reader.getByText("Offer it to the next receiver named (default: Ask the coordinators)")).toBeVisible();
    await expect(reader.getByRole("button", { name: "Change the policy" })).toHaveCount(0);
    await look(reader, "policy-read");

    await page.getByRole("radio", { name: "Ask the coordinators" }).check();
    await page.getByRole("button", { name: "Change the policy" }).click();
    await expect(page.getByText("Now: Ask the coordinators.")).toBeVisible();
  });
});

const history = (page: Page) => page.getByRole("region", { name: "History" });

/** Chooses what stands in the menu of actions. */
async function action(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^(Other actions|Actions)$/ }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}
