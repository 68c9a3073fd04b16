import type { Locator, Page } from "@playwright/test";
import { letter, linkIn } from "./support/inbox";
import { look } from "./support/look";
import { receiver, saltlantern, sender } from "./support/people";
import { expect, signIn, test } from "./support/story";
import { chooseReceiver, consent, field, invented, send } from "./support/write";

test.describe("somebody at work", () => {
  test("is signed out in the middle of a form, and loses nothing", { tag: ["@N1"] }, async ({ as }) => {
    const client = invented("Surlingham");
    const page = await as(sender);
    await page.goto("/referrals/new");
    await field(page, "First name").fill(client.first);
    await field(page, "Surname").fill(client.surname);
    await field(page, "Telephone").fill("01632 960123");
    await page.getByRole("checkbox", { name: "Debt" }).check();
    await chooseReceiver(page, saltlantern);
    await consent(page);
    await page.context().clearCookies();
    const reason = "A bailiff has written twice, and she is afraid to open the door.";
    await field(page, "Why are you referring them, and what happened?").fill(reason);
    await page.getByRole("button", { name: "Check your answers" }).click();
    await again(page);
    await expect(field(page, "Why are you referring them, and what happened?")).toHaveValue(reason);
    await expect(field(page, "Surname")).toHaveValue(client.surname);
    await page.getByRole("button", { name: "Check your answers" }).click();
    await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
    await expect(page.getByText(reason)).toBeVisible();

    await page.context().clearCookies();
    await page.getByRole("button", { name: "Send the referral" }).click();
    await again(page);
    await page.getByRole("button", { name: "Send the referral" }).click();
    await expect(page.getByRole("heading", { name: "The referral is sent" })).toBeVisible();
  });

  test("has forgotten the password, and sets another by an e-mailed link", { tag: ["@N5"] }, async ({ stranger }) => {
    const forgetful = "ablackaby";
    const page = await stranger();
    await page.goto("/sign-in");
    await page.getByRole("link", { name: /forgotten/i }).click();
    await page.getByRole("button", { name: "E-mail me a link" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await field(page, "Username").fill("nobody-of-that-name");
    await page.getByRole("button", { name: "E-mail me a link" }).click();
    const said = page.getByText(/^If there is an account/);
    const answer = await said.textContent();
    await page.goto("/forgotten-password");
    await field(page, "Username").fill(forgetful);
    await page.getByRole("button", { name: "E-mail me a link" }).click();
    await expect(said, "nobody learns who has an account").toHaveText(answer ?? "");
    await look(page, "forgotten-password-asked");

    await page.goto(linkIn(await letter({ to: `${forgetful}@`, subject: "Set a new password" }), "set-password"));
    await page.getByLabel("New password").fill("plover-kettle-orbit");
    await page.getByRole("button", { name: "Set my password" }).click();
    await expect(page.getByText("Your password is set.")).toBeVisible();
    await signIn(page, { username: forgetful, organisation: "" }, "plover-kettle-orbit");
    await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  });

  test("mistypes an address, and is told so", async ({ as, stranger }) => {
    const page = await as(sender);
    await page.goto("/nothing/here");
    await expect(page.getByRole("heading", { level: 1, name: "Not found" })).toBeVisible();
    await expect(page.getByText("The address may be mistyped")).toBeVisible();
    await look(page, "not-found");
    for (const id of ["00000000-0000-4000-8000-000000000000", "no-id-at-all"]) {
      await page.goto(`/referrals/${id}`);
      await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    }
    const nobody = await stranger();
    await nobody.goto("/referrals/incoming");
    await expect(nobody.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await look(nobody, "sign-in");
    await nobody.getByRole("button", { name: "Sign in" }).click();
    await expect(nobody.getByRole("alert")).toBeFocused();
    await look(nobody, "sign-in-missing");
  });

  test("finds and acknowledges a referral by keyboard alone", async ({ as, stranger }) => {
    const from = await as(sender);
    const client = invented("Postwick");
    const { number } = await send(from, saltlantern, client);
    const page = await stranger();
    await page.goto("/sign-in");
    await tabTo(page, field(page, "Username"));
    await page.keyboard.type(receiver.username);
    await page.keyboard.press("Tab");
    await page.keyboard.type("wherry-lantern-teapot");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
    const link = page.getByRole("link", { name: `#${number}` }).first();
    await expect(link).toBeVisible();
    await tabTo(page, link);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: `#${number}` })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Acknowledge" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "History" })).toContainText("Acknowledged");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), "the keyboard is not lost").not.toBe("BODY");
    await tabTo(page, page.getByRole("button", { name: "Other actions" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Other actions" })).toBeFocused();
  });
});

/** Asked to sign in over the page, and does. */
async function again(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "You have been signed out" });
  await expect(dialog).toBeVisible();
  await signIn(page, sender);
  await expect(dialog).toHaveCount(0);
}

/** Presses Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not get there");
}
