import { administer } from "./support/administration";
import { readFile } from "node:fs/promises";
import { letter } from "./support/inbox";
import { look } from "./support/look";
import { addresses, auditor, coordinator, marram, password, saltlantern, sender } from "./support/people";
import { expect, signIn, test } from "./support/story";
import { field, invented, send } from "./support/write";

test("a coordinator breaks the glass, both sides are told, and closes it again", { tag: ["@R20"] }, async ({ as }) => {
  const from = await as(sender);
  const client = invented("Fritton");
  const { id, number } = await send(from, saltlantern, client);
  const address = `/referrals/${id}`;

  const page = await as(coordinator);
  await page.goto(address);
  await page.getByRole("button", { name: "Open the client’s details" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Open for 30 minutes" }).click();
  await expect(dialog.getByRole("alert")).toBeFocused();
  await look(page, "glass-refused", [390]);
  await dialog.getByRole("radio", { name: "Somebody may be at risk" }).check();
  await field(page, "Why must you see them?").fill("She rang us and said that she is not safe at home.");
  await dialog.getByLabel("Your password, once more").fill(password);
  await dialog.getByRole("button", { name: "Open for 30 minutes" }).click();
  await expect(page.getByRole("heading", { name: /You are reading this client’s details: 30 minutes left/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(client.surname);
  await expect(page.getByRole("button", { name: "Print" })).toHaveCount(0);
  await look(page, "glass-open", [1280]);
  for (const side of [marram, saltlantern]) {
    await letter({ to: addresses[side] ?? "", subject: "a coordinator reads the client's details", number: `${number}` });
  }
  await from.goto(address);
  const history = from.getByRole("region", { name: "History" });
  await expect(history).toContainText("Opened the client's details: Somebody may be at risk");
  await expect(history).toContainText(", coordinator");
  await expect(history).toContainText("not safe at home");
  await page.getByRole("button", { name: "Close now" }).click();
  await expect(page.getByText("The client's details belong to the two organisations.")).toBeVisible();
  await expect(page.getByText(client.surname)).toHaveCount(0);
});

test("a session that ends under an export loses nothing", { tag: ["@N36"] }, async ({ as }) => {
  const page = await as(sender);
  await page.goto("/referrals/search");
  await page.getByRole("button", { name: /^Export/ }).click();
  const dialog = page.getByRole("dialog", { name: /^Export/ });
  await dialog.getByLabel("What is it for?").fill("The funder's report");
  await dialog.getByRole("checkbox").check();
  await page.context().clearCookies();
  await dialog.getByRole("button", { name: "Start the export" }).click();
  await expect(page.getByRole("dialog", { name: "You have been signed out" })).toBeVisible();
  await signIn(page, sender);
  await expect(dialog.getByLabel("What is it for?")).toHaveValue("The funder's report");
  await expect(dialog.getByRole("checkbox")).toBeChecked();
});

test("an auditor reads the audit, has it checked and takes it out", async ({ as }) => {
  const page = await as(auditor);
  await administer(page, "Audit");
  await expect(page.getByRole("table", { name: "Audit" }).getByRole("row").nth(5)).toBeVisible();
  await page.getByRole("button", { name: "Check it now" }).click();
  await expect(page.getByText("The audit is whole")).toBeVisible();
  await page.getByLabel("What").selectOption({ label: "A client opened by a coordinator" });
  const row = page.getByRole("row").filter({ hasText: "opened the client's details of referral" }).first();
  await expect(row).toContainText("Judith Wroxley");
  await expect(row).toContainText("Somebody may be at risk");
  await look(page, "audit", [1280]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Take these out as CSV" }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.startsWith("\uFEFFWhen,Who,")).toBe(true);
  expect(text).toContain("read the client's details of referral");
  await page.getByRole("searchbox", { name: "Who" }).fill("nobody of that name");
  await expect(page.getByText("Nothing found")).toBeVisible();
});

test("a coordinator sees what became of every e-mail, and sends one again that was refused", async ({ as }) => {
  const page = await as(coordinator);
  const { surname } = invented("Reedham");
  const to = `bounce-${surname.toLowerCase()}@example.org`; // the demo's mail service refuses such
  const account = { first_name: surname, last_name: "Reed", email: to, role: "auditor" };
  const made = await page.context().request.post("/api/v1/users", { data: account });
  expect(made.status(), await made.text()).toBeLessThan(300);
  await letter({ to });
  await page.goto("/administration/emails?letter=welcome");
  const rows = page.getByRole("row").filter({ hasText: `${surname} R.` }).filter({ hasText: "Welcome" });
  await expect(async () => {
    await page.reload();
    await expect(rows.first()).toContainText("Refused", { timeout: 1000 });
  }).toPass();
  await expect(rows.first()).toContainText("b•••@example.org");
  await look(page, "emails", [390]);
  await rows.first().getByRole("button", { name: /^Send again/ }).dblclick();
  await expect(page.getByText("“Welcome, set your password” is sent again to")).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("It was sent again as another e-mail.");
});
