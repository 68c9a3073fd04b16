import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { letter, linkIn } from "./support/inbox";
import { look } from "./support/look";
import { coordinator, password, receiver, saltlantern } from "./support/people";
import { expect, signIn, test } from "./support/story";
import { field, invented } from "./support/write";

const own = "plover-kettle-orbit";

test.describe("a lead looks after their people", () => {
  test("makes an account, takes a permission away, removes the person, who is signed out", { tag: ["@N39", "@N40"] }, async ({ as, stranger }) => {
    const page = await as(receiver);
    await page.getByRole("link", { name: "Manage", exact: true }).click();
    await page.getByRole("link", { name: "People", exact: true }).click();
    await expect(page.getByRole("row").filter({ hasText: receiver.username })).toContainText("(you)");
    await look(page, "people");
    await page.getByRole("link", { name: "New account" }).click();
    const { first, surname } = invented("Thurlton");
    const name = `${first} ${surname}`;
    await page.getByRole("button", { name: "Make the account" }).click();
    await expect(page.getByRole("alert")).toContainText("Choose what they may do");
    await field(page, "First name").fill(first);
    await field(page, "Surname").fill(surname);
    await field(page, "E-mail").fill(`${surname}@example.org`);
    await page.getByRole("radio", { name: "Adviser" }).check();
    await field(page, "Job title (optional)").fill("Caseworker for the north of the county, and for everybody else");
    const username = `w${surname.toLowerCase()}`;
    await expect(page.getByText(`Their username will be ${username}`)).toBeVisible();
    await look(page, "people-new");
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.getByRole("link", { name: "Back to people" }).click();

    const adviser = await stranger();
    await adviser.goto(linkIn(await letter({ to: surname }), "/set-password#"));
    await adviser.getByLabel("New password").fill(own);
    await adviser.getByRole("button", { name: "Set my password" }).click();
    await expect(adviser.getByText("Your password is set.")).toBeVisible();
    await adviser.getByLabel("Password", { exact: true }).fill(own);
    await adviser.getByRole("button", { name: "Sign in" }).click();
    await expect(adviser.getByRole("heading", { name: "Dashboard" })).toBeVisible();
    await expect(adviser.getByRole("link", { name: "Manage", exact: true }), "not an adviser's").toHaveCount(0);

    await page.getByRole("button", { name: `Edit ${name}` }).click();
    await page.getByRole("checkbox", { name: "Export referrals" }).uncheck();
    await page.getByRole("checkbox", { name: "See reports" }).check();
    await look(page, "people-edit");
    await page.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("row").filter({ hasText: username });
    await expect(row).toContainText("see reports");
    await expect(row).not.toContainText("export");
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await expect(page.getByRole("dialog")).toContainText("signed out at their next click");
    await page.getByRole("button", { name: "Remove them" }).click();
    await expect(page.getByText("No open referral was assigned to them.")).toBeVisible();
    await expect(row).toHaveCount(0);
    await adviser.getByRole("link", { name: "Incoming" }).first().click();
    await expect(adviser.getByRole("dialog", { name: "You have been signed out" })).toBeVisible();
  });

  test("adds somebody of another organisation, who changes between the two and loses nothing", { tag: ["@N13"] }, async ({ as }) => {
    const page = await as(receiver);
    await page.goto("/manage/people");
    await page.getByRole("button", { name: "Add somebody with an account" }).click();
    await field(page, "Their username or e-mail address").fill("nobody-of-this-name");
    await page.getByRole("button", { name: "Add them" }).click();
    await expect(page.getByRole("alert")).toContainText("No single account");
    await look(page, "people-add-refused", [390]);
    const both = { username: "rwickerby", organisation: "" };
    await field(page, "Their username or e-mail address").fill(both.username);
    await page.getByRole("button", { name: "Add them" }).click();
    await expect(page.getByText(`can now act for ${saltlantern}`)).toBeVisible();

    const two = await as(both);
    await two.goto("/referrals/new");
    await field(two, "First name").fill("Kept");
    await actFor(two, saltlantern);
    await expect(two.getByRole("dialog")).toContainText("Drafts are kept");
    await two.getByRole("button", { name: "Change anyway" }).click();
    await expect(two.getByRole("banner")).toContainText(saltlantern);
    await expect(two.getByRole("heading", { name: "Dashboard" })).toBeVisible();
    await two.getByRole("banner").getByRole("button", { name: saltlantern }).click();
    await look(two, "organisations-menu", [390]);
    const first = two.getByRole("menuitem").first();
    await first.click();
    await expect(two.getByRole("banner")).not.toContainText(saltlantern);
    await two.goto("/referrals/drafts");
    await expect(two.getByText("Kept").first(), "the draft's last word was saved").toBeVisible();

    await page.getByRole("button", { name: "Remove Rosalind Wickerby" }).click();
    await page.getByRole("button", { name: "Remove them" }).click();
    await expect(page.getByText("Rosalind Wickerby no longer works here.")).toBeVisible();
  });
});

test("one's own account: sessions are seen and ended, the password is changed", async ({ as }) => {
  const who = { username: "jcrisp", organisation: saltlantern };
  const [page, other] = [await as(who), await as(who)];
  await page.getByRole("banner").getByRole("button", { name: saltlantern }).click();
  await page.getByRole("menuitem", { name: "My account" }).click();
  await expect(page.getByRole("list", { name: "Where you are signed in" })).toContainText("Chrome");
  await look(page, "account");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("button", { name: /^Sign out / })).toHaveCount(0);
  await other.getByRole("link", { name: "Incoming" }).first().click();
  await expect(other.getByRole("dialog", { name: "You have been signed out" })).toBeVisible();

  await changePassword(page, "not the password", own);
  await expect(page.getByRole("alert")).toContainText("not your current password");
  await look(page, "account-refused", [390]);
  await changePassword(page, password, own);
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await letter({ to: "jcrisp@", subject: "password was changed" });
  await changePassword(page, own, password);
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await signIn(other, who);
});

async function actFor(page: Page, organisation: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: /Wickerby/ }).click();
  await page.getByRole("menuitem", { name: organisation }).click();
}

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel("Current password", { exact: true }).fill(current);
  await page.getByLabel("New password", { exact: true }).fill(next);
  await page.getByRole("button", { name: "Change my password" }).click();
}

test("a second factor is set up with an app, used, and reset by a coordinator", async ({ as, stranger }) => {
  const who = { username: "mdvoracek", organisation: saltlantern };
  const network = await as(coordinator);
  await network.goto("/administration/signing-in");
  await rule(network, "Optional: whoever wants one");
  await look(network, "second-factor-policy", [390]);

  const page = await as(who);
  await page.goto("/account");
  await page.getByRole("button", { name: "Set it up" }).click();
  await page.getByLabel("Your password, once more").fill(password);
  await page.getByRole("button", { name: "Set it up" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await look(page, "second-factor-enrol");
  const key = (await page.locator("p code").innerText()).replaceAll(" ", "");
  await field(page, "Code from the app").fill(codeOf(key, -1));
  await page.getByRole("button", { name: "Set it up" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await look(page, "second-factor-codes", [390]);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("You have 10 recovery codes left.")).toBeVisible();
  await letter({ to: "mdvoracek@", subject: "A second factor" });

  for (const code of [codeOf(key, 0), recovery]) {
    const again = await stranger();
    await again.goto("/sign-in");
    await signIn(again, who);
    await field(again, "Code from your app").fill("000000");
    await again.getByRole("button", { name: "Continue" }).click();
    await expect(again.getByRole("alert")).toContainText("This code is not right");
    if (code === recovery) await look(again, "second-factor-code", [390]);
    await field(again, "Code from your app").fill(code);
    await again.getByRole("button", { name: "Continue" }).click();
    await expect(again.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  }

  await network.goto("/administration/users");
  await network.getByRole("searchbox").fill("mdvoracek");
  await network.getByRole("button", { name: "Reset codes Marek Dvořáček" }).click();
  await field(network, "Why?").fill("The telephone fell into the sea.");
  await network.getByRole("dialog").getByRole("button", { name: "Reset codes" }).click();
  await expect(network.getByText("has no second factor now.")).toBeVisible();
  await network.goto("/administration/signing-in");
  await rule(network, "Off: a password is enough");
  const after = await as(who);
  await expect(after.getByRole("heading", { name: "Dashboard" })).toBeVisible();
});

/** Says what is asked of advisers. */
async function rule(page: Page, words: string): Promise<void> {
  await page.getByLabel("Adviser").selectOption({ label: words });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from everybody’s next sign-in.")).toBeVisible();
}

/** What the app shows (RFC 6238), some steps of half a minute from now. */
function codeOf(key: string, steps: number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const sum = createHmac("sha1", secret).update(counter).digest();
  const at = (sum.at(-1) ?? 0) & 15;
  return `${(sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000}`.padStart(6, "0");
}
