import type { Page } from "@playwright/test";
import { letter, linkIn } from "./support/inbox";
import { look } from "./support/look";
import { coordinator, type Person, sender } from "./support/people";
import { expect, test } from "./support/story";
import { field } from "./support/write";

/** An organisation that nobody else's story changes; its profile is old. */
const later = "Later Life Marram";
const lead: Person = { username: "labramczyk", organisation: later };
const visitor = `visitor-${Date.now()}@example.net`;
const moved = `The entrance is round the corner now (${Date.now()}).`;
const fridays = `They close at two on Fridays (${Date.now()}).`;

test.describe.configure({ mode: "serial" });

test("a visitor says what is wrong on a public page, without a script", { tag: ["@K2", "@R11"] }, async ({ stranger }) => {
  const page = await stranger({ javaScriptEnabled: false });
  await page.goto("/find/later-life-marram");
  await page.getByRole("link", { name: "Suggest a change" }).click();
  await page.getByRole("textbox", { name: "What is wrong, and what should it say?" }).fill(moved);
  await page.getByRole("textbox", { name: /^Your e-mail address/ }).fill(visitor);
  await page.getByRole("button", { name: "Send the suggestion" }).click();
  await expect(page.getByText("Choose what it is about.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "What is wrong, and what should it say?" })).toHaveValue(moved);
  await page.getByRole("combobox", { name: "What is it about?" }).selectOption("Address");
  await page.getByRole("button", { name: "Send the suggestion" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  const told = await letter({ to: "later-life-marram@example.org", subject: "Somebody suggests a change to your profile" });
  expect(told.text).toContain("waits for a lead of your organisation");
  expect(`${told.text}${told.html}`, "its words and its writer stay here").not.toMatch(/round the corner|example\.net/);
  expect(linkIn(told, "/manage")).toMatch(/\/manage\/suggestions$/);

  const seen = await stranger();
  await seen.goto("/find/later-life-marram/suggest");
  await look(seen, "suggest-public");
  await seen.getByRole("button", { name: "Send the suggestion" }).click();
  await expect(seen.getByRole("alert")).toBeVisible();
  await look(seen, "suggest-public-error");
  await seen.goto("/find/later-life-marram");
  await look(seen, "suggest-public-profile", [390]);
});

test("an adviser suggests, the lead sees it beside what is said now and answers, and both makers hear of it", { tag: ["@R11"] }, async ({ as }) => {
  const adviser = await as(sender);
  await openEntry(adviser);
  await adviser.getByRole("button", { name: "Suggest a change" }).click();
  await adviser.getByRole("button", { name: "Send the suggestion" }).click();
  await expect(adviser.getByRole("link", { name: "Choose what it is about" })).toBeVisible();
  await look(adviser, "suggest-dialog");
  await adviser.getByRole("combobox", { name: "What is it about?" }).selectOption("Opening times");
  await field(adviser, "What is wrong, and what should it say?").fill(fridays);
  await adviser.getByRole("button", { name: "Send the suggestion" }).click();
  await expect(adviser.getByText(`Thank you. ${later} is told.`)).toBeVisible();

  const page = await as(lead);
  await page.getByRole("link", { name: /^\d+ changes of your profile are suggested$/ }).click();
  await expect(page.getByRole("navigation", { name: "Manage" }).getByRole("link", { name: /^Suggestions \(\d+\)$/ })).toBeVisible();
  const waiting = page.getByRole("list", { name: "Waiting" }).getByRole("listitem");
  const one = waiting.filter({ hasText: fridays });
  await expect(one).toContainText("Monday: 9");
  await expect(one).toContainText("Tom H., Marram Advice Centre");
  await look(page, "suggestions");
  await one.getByRole("link", { name: "Change it in the profile" }).click();
  await expect(page.getByRole("group", { name: "Opening times" })).toBeFocused();
  await page.goBack();
  await field(one, "Your words to them (optional)").fill("From January they stay open until four again.");
  await one.getByRole("button", { name: /^Done: Opening times/ }).click();
  await expect(page.getByText("Marked as done.")).toBeVisible();
  await expect(waiting.filter({ hasText: fridays })).toHaveCount(0);
  await waiting.filter({ hasText: moved }).getByRole("button", { name: /^Not right: Address/ }).click();
  await expect(page.getByText("Marked as not right.")).toBeVisible();
  await look(page, "suggestions-answered", [390]);

  const thanks = await letter({ to: visitor, subject: "Thank you for your suggestion" });
  expect(`${thanks.text}${thanks.html}`).not.toMatch(/round the corner/);
  expect(linkIn(thanks, "/find")).toMatch(/\/find\/later-life-marram$/);
  await adviser.reload();
  await expect(adviser.getByRole("list", { name: "What you suggested" })).toContainText("From January they stay open until four again.");
  await look(adviser, "suggest-answered");
});

test("a profile that nobody checked is marked, seen by coordinators, and right again with one click", { tag: ["@R11", "@N41"] }, async ({ as }) => {
  const adviser = await as(sender);
  await openEntry(adviser);
  await expect(adviser.getByText(/more than half a year ago: ask before you refer$/)).toBeVisible();
  const network = await as(coordinator);
  await network.goto("/administration/organisations");
  const row = network.getByRole("row").filter({ hasText: later });
  await network.getByRole("combobox", { name: "Show" }).selectOption("Suggestions waiting for two weeks");
  await expect(row).toContainText("1 suggestion waits since");
  await network.getByRole("combobox", { name: "Show" }).selectOption("Not checked for half a year");
  await expect(row).toContainText(/Old; (\d+ reminders?|no reminder) sent/);
  await look(network, "organisations-stale");

  const page = await as(lead);
  await page.goto("/manage/profile");
  await expect(page.getByText(/^Is all this still true\?/)).toBeVisible();
  await look(page, "profile-stale", [390]);
  await page.getByRole("button", { name: "It is all still right" }).click();
  await expect(page.getByText(/Thank you\.$/)).toBeVisible();
  await look(page, "profile-fresh");
  await network.reload();
  await network.getByRole("combobox", { name: "Show" }).selectOption("Not checked for half a year");
  await expect(network.getByRole("status").filter({ hasText: /in all$/ })).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("who saves over what somebody changed meanwhile is told who did, and loses no word", { tag: ["@R11"] }, async ({ as }) => {
  const [first, second] = [await as(lead), await as(lead)];
  await first.goto("/manage/profile");
  await second.goto("/manage/profile");
  await field(second, "How long clients wait").fill("3 weeks");
  await field(first, "How long clients wait").fill("4 weeks");
  await first.getByRole("button", { name: "Save the profile" }).click();
  await expect(first.getByText(/^Saved\. Everybody in the network sees it/)).toBeVisible();
  await second.getByRole("button", { name: "Save the profile" }).click();
  const refused = second.getByRole("alert", { name: "There is a problem" });
  await expect(refused).toContainText(/Lena A\. changed this on .* after you opened it/);
  await expect(field(second, "How long clients wait")).toHaveValue("3 weeks");
  await look(second, "profile-refused", [1280]);
  await second.getByRole("button", { name: "Save the profile" }).click();
  await expect(second.getByText(/^Saved\. Everybody in the network sees it/)).toBeVisible();
  await field(second, "How long clients wait").fill("2 weeks");
  await second.getByRole("button", { name: "Save the profile" }).click();
  await expect(second.getByText(/^Saved\. Everybody in the network sees it/)).toBeVisible();
});

/** Opens the organisation's entry in the directory. */
async function openEntry(page: Page): Promise<void> {
  await page.goto("/directory");
  await page.getByRole("searchbox", { name: "Find an organisation" }).fill(later);
  await page.getByRole("link", { name: later, exact: true }).click();
  await expect(page.getByRole("heading", { name: later })).toBeVisible();
}
