import { administer } from "./support/administration";
import type { Page } from "@playwright/test";
import { letter, linkIn } from "./support/inbox";
import { look } from "./support/look";
import { auditor, coordinator, marram, password, sender } from "./support/people";
import { expect, test } from "./support/story";
import { currentDetails } from "./support/temporal";
import { field, invented } from "./support/write";

test.describe("a coordinator", () => {
  test("lands on the administration, and follows a stuck referral into Temporal", { tag: ["@R26"] }, async ({ as }) => {
    const page = await as(coordinator);
    await expect(page.getByRole("heading", { name: "Stuck referrals" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Dashboard" })).toHaveCount(0);
    const rows = page.getByRole("table", { name: "Stuck referrals" }).getByRole("row");
    await expect(rows.nth(1)).toBeVisible();
    await look(page, "coordinator-stuck");
    const number = ((await rows.nth(1).getByRole("link", { name: /^#\d+$/ }).textContent()) ?? "").slice(1);
    await page.getByRole("button", { name: `Clock of #${number}` }).click();
    const popup = page.waitForEvent("popup");
    await page.getByRole("menuitem", { name: "See it in Temporal" }).click();
    const temporal = await popup;
    await expect(temporal.getByRole("heading", { name: `referral-${number}` })).toBeVisible();
    await currentDetails(temporal, /Awaited\s+the receiver/);
    await temporal.setViewportSize({ width: 1280, height: 900 });
    await temporal.screenshot({ path: "screenshots/coordinator-temporal.png" });
  });

  test("sees how a referral goes, and not the client", { tag: ["@R20"] }, async ({ as }) => {
    const page = await as(coordinator);
    const link = page.getByRole("table", { name: "Stuck referrals" }).getByRole("link", { name: /^#\d+$/ }).first();
    await link.click();
    await expect(page.getByText("The client's details belong to the two organisations.")).toBeVisible();
    await expect(page.getByRole("complementary")).toContainText("Open in Temporal UI");
    await look(page, "coordinator-referral");
  });

  test("makes an account, whose link works once and survives a mail scanner", { tag: ["@N2", "@N3", "@N4"] }, async ({ as, stranger }) => {
    const page = await as(coordinator);
    const person = invented("Loddon");
    const username = `w${person.surname}`.toLowerCase();
    await administer(page, "People");
    await look(page, "coordinator-people");
    await page.getByRole("link", { name: "New account" }).click();
    await page.getByRole("button", { name: "Make the account" }).click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
    await field(page, "First name").fill(person.first);
    await field(page, "Surname").fill(person.surname);
    await expect(page.getByText(`Their username will be ${username}`)).toBeVisible();
    await field(page, "E-mail").fill(`${username}@example.org`);
    await page.getByRole("radio", { name: /^Adviser/ }).check();
    await page.getByLabel("Organisation").first().fill(marram);
    await page.getByRole("option", { name: marram }).click();
    await look(page, "coordinator-new-account");
    await page.getByRole("button", { name: "Make the account" }).click();
    await expect(page.getByRole("heading", { name: "Account made" })).toBeVisible();

    const link = linkIn(await letter({ to: `${username}@`, subject: "Welcome to Onward" }), "set-password");
    const scanner = await stranger();
    for (const time of ["first", "second"]) {
      await scanner.goto("about:blank");
      await scanner.goto(link);
      await expect(scanner.getByRole("heading", { name: "Set your password" }), time).toBeVisible();
      await expect(field(scanner, "Your username")).toHaveValue(username);
    }
    const own = await stranger();
    await own.goto(link);
    await setPassword(own, "password1");
    await expect(own.getByRole("alert").first(), "a well-known one is refused").toBeVisible();
    await look(own, "set-password");
    await setPassword(own, "plover-kettle-orbit");
    await expect(own.getByText("Your password is set.")).toBeVisible();
    await own.getByLabel("Password", { exact: true }).fill("plover-kettle-orbit");
    await own.getByRole("button", { name: "Sign in" }).click();
    await expect(own.getByRole("heading", { name: "Dashboard" })).toBeVisible();
    await scanner.goto("about:blank");
    await scanner.goto(link);
    await expect(scanner.getByText("This link no longer works")).toBeVisible();
    await look(scanner, "set-password-dead");
  });

  test("unlocks an account that five wrong passwords locked", { tag: ["@N6"] }, async ({ as, stranger }) => {
    const page = await stranger();
    await page.goto("/sign-in");
    const victim = "abowthorpe";
    for (let time = 0; time < 5; time++) await attempt(page, victim, `wrong-${time}`);
    await attempt(page, victim, password);
    await expect(page.getByRole("alert")).toContainText(/lock/i);
    await look(page, "locked");
    await letter({ to: "jwroxley@", subject: "account is locked" });

    const network = await as(coordinator);
    await administer(network, "People");
    await network.getByRole("searchbox").fill("Bowthorpe");
    const row = network.getByRole("row").filter({ hasText: victim });
    await expect(row).toContainText("Locked");
    await row.getByRole("button", { name: "Unlock Alistair Bowthorpe" }).click();
    await network.getByRole("dialog").getByRole("textbox", { name: "Why?" }).fill("He rang from the office.");
    await network.getByRole("dialog").getByRole("button", { name: "Unlock" }).click();
    await expect(network.getByText("Alistair Bowthorpe can sign in again.")).toBeVisible();
    await letter({ to: "abowthorpe@", subject: "unlocked" });
    await attempt(page, victim, password);
    await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  });

  test("pauses an organisation, and nobody can refer to it until it goes on", async ({ as }) => {
    const page = await as(coordinator);
    const paused = "Fair Shift Marram Employment Rights";
    await administer(page, "Organisations");
    await page.getByRole("searchbox", { name: "Find an organisation" }).fill("Fair Shift");
    await page.getByRole("button", { name: `Pause ${paused}` }).click();
    await page.getByRole("textbox", { name: "Why?" }).fill("The office is flooded.");
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await expect(page.getByText(`${paused} is paused`)).toBeVisible();
    await look(page, "coordinator-organisations");

    const from = await as(sender);
    await from.goto("/referrals/new");
    await from.getByRole("combobox", { name: "Organisations" }).fill("Fair Shift");
    const option = from.getByRole("option", { name: paused });
    await expect(option).toContainText("The office is flooded.");
    await expect(option).toHaveAttribute("aria-disabled", "true");
    await page.getByRole("button", { name: `Resume ${paused}` }).click();
    await expect(page.getByText(`${paused} can send and receive referrals again.`)).toBeVisible();
  });
});

test("an auditor reads the administration and changes nothing", async ({ as }) => {
  const page = await as(auditor);
  await expect(page.getByRole("heading", { name: "Stuck referrals" })).toBeVisible();
  await administer(page, "Organisations");
  await expect(page.getByRole("table", { name: "Organisations" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pause/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "New organisation" })).toHaveCount(0);
});

/** Tries to sign in, and waits for the answer. */
async function attempt(page: Page, username: string, word: string): Promise<void> {
  await field(page, "Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(word);
  const answer = page.waitForResponse((one) => one.url().endsWith("/api/v1/session") && one.request().method() === "POST");
  await page.getByRole("button", { name: "Sign in" }).click();
  await answer;
}

async function setPassword(page: Page, word: string): Promise<void> {
  await page.getByLabel("New password").fill(word);
  await page.getByRole("button", { name: "Set my password" }).click();
}
