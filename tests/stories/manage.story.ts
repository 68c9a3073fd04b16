import type { Page } from "@playwright/test";
import { look } from "./support/look";
import { colleague, pellham, type Person, sender } from "./support/people";
import { expect, test } from "./support/story";
import { field, invented, send, typedDay, typeDate } from "./support/write";

/** The lead of an organisation that no other story sends to. */
const claimIt = "Claim It Marramshire";
const lead: Person = { username: "wzielonka", organisation: claimIt };

test.describe.configure({ mode: "serial" });

test.describe("a lead looks after their organisation", () => {
  test("the profile, which the directory shows at once", { tag: ["@R4", "@R11"] }, async ({ as }) => {
    const page = await as(lead);
    await page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Manage" }).click();
    await expect(page.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
    await look(page, "manage-profile");
    await field(page, "Languages and interpreters").fill("Welsh and Polish");
    await field(page, "Saturday morning").fill("10 to 12");
    await field(page, "E-mail").fill("nobody");
    await page.getByRole("button", { name: "Save the profile" }).click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
    await look(page, "manage-profile-error");
    await field(page, "E-mail").fill("claim-it@example.org");
    await page.getByRole("button", { name: "Save the profile" }).click();
    await expect(page.getByText(/^Saved\. Everybody in the network sees it/)).toBeVisible();

    const reader = await as(sender);
    await profileOf(reader, claimIt);
    await expect(reader.getByText("Welsh and Polish")).toBeVisible();
    await expect(reader.getByText("10 to 12")).toBeVisible();
    await look(reader, "manage-directory-profile");
  });

  test("closed until a day, to all but one, and full for the week: the sender reads why, and is refused", { tag: ["@N38"] }, async ({ as }) => {
    const page = await as(lead);
    const from = await as(sender);
    await page.goto("/manage/accepting");
    await page.getByRole("radio", { name: "Closed", exact: true }).check();
    await typeDate(page, "Opens again on (optional)", typedDay(10));
    await field(page, "Note for senders (optional)").fill("We are moving house.");
    await look(page, "manage-accepting");
    await save(page, /^Saved\. You are closed to referrals until/);
    await expect(option(from)).resolves.toMatch(/Not accepting referrals until .*\. We are moving house\./);

    await page.getByRole("radio", { name: "Open", exact: true }).check();
    await field(page, "Note for senders (optional)").fill("");
    await page.getByRole("radio", { name: "Chosen organisations only" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Choose at least one organisation");
    await page.getByRole("combobox", { name: "Organisations whose referrals you take" }).fill("Pellham Tide");
    await page.getByRole("option", { name: pellham }).click();
    await look(page, "manage-accepting-chosen");
    await save(page, `Saved. You take referrals from ${pellham}.`);
    await expect(option(from)).resolves.toContain("It takes referrals from chosen organisations only.");
    expect(await refusal(from), "the server decides").toContain("does not accept referrals from your organisation");

    await page.getByRole("radio", { name: "All organisations" }).check();
    await field(page, "Most referrals in a week (optional)").fill("1");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/^Saved\. You/)).toBeVisible();
    await send(from, claimIt, invented("Limitby")).catch(() => undefined); // the demo's week may be full already
    await expect(option(from)).resolves.toMatch(/Full this week, opens again on Monday/);
    expect(await refusal(from)).toContain("is full this week and opens again on Monday");
    await field(page, "Most referrals in a week (optional)").fill("");
    await save(page, "Saved. You take referrals from all organisations.");
  });

  test("deadlines and closure days, with what they mean for a referral sent now", async ({ as }) => {
    const page = await as(lead);
    await page.goto("/manage/deadlines");
    const preview = page.getByRole("region", { name: "A referral sent now" });
    const before = await preview.textContent();
    await field(page, "To acknowledge").fill("9");
    await page.getByRole("button", { name: "Save the deadlines" }).click();
    await expect(page.getByText("Saved. They hold for referrals sent from now on.")).toBeVisible();
    await expect(preview).not.toHaveText(before ?? "");
    await typeDate(page, "First day", typedDay(30));
    await typeDate(page, "Last day", typedDay(33));
    await page.getByRole("button", { name: "Add closure days" }).click();
    const days = page.getByRole("list", { name: "Closure days" }).getByRole("listitem");
    const shown = await days.count();
    await expect(page.getByText("Added. Referrals sent from now on count them.")).toBeVisible();
    await look(page, "manage-deadlines");
    await page.getByRole("button", { name: / to .*/ }).filter({ hasText: "Remove" }).last().click();
    await expect(days).not.toHaveCount(shown + 1);
    await field(page, "To acknowledge").fill("");
    await page.getByRole("button", { name: "Save the deadlines" }).click();
    await expect(preview).toHaveText(before ?? "");
  });
});

test("others do not find Manage, and read why at its address", { tag: ["@N37"] }, async ({ as }) => {
  const page = await as(colleague);
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await page.goto("/manage/accepting");
  await expect(page.getByText("You cannot change this")).toBeVisible();
  await look(page, "manage-not-allowed");
});

/** Saves, and waits for the words. */
async function save(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(words)).toBeVisible();
}

/** Opens an organisation's page from the directory. */
async function profileOf(page: Page, name: string): Promise<void> {
  await page.goto("/directory");
  await page.getByRole("searchbox", { name: "Find an organisation" }).fill(name);
  await expect(page.getByRole("status").filter({ hasText: /^1 organisation$/ })).toBeVisible();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

/** What the chooser of a new referral says of the organisation. */
async function option(page: Page): Promise<string> {
  await page.goto("/referrals/new");
  await page.getByRole("combobox", { name: "Organisations" }).fill(claimIt);
  const found = page.getByRole("option", { name: claimIt });
  await expect(found).toHaveAttribute("aria-disabled", "true");
  return (await found.textContent()) ?? "";
}

/** The words with which sending is refused. */
async function refusal(page: Page): Promise<string> {
  const refused = await send(page, claimIt, invented("Refusedby")).then(
    () => "",
    (error: unknown) => `${error}`,
  );
  return refused;
}
