import type { Page } from "@playwright/test";
import { look } from "./support/look";
import { coordinator, type Person, sender } from "./support/people";
import { expect, test } from "./support/story";
import { chooseReceiver, consent, field, invented, typeDate } from "./support/write";

/** An organisation that no other story sends to. */
const thornby = "Thornby Thread Family Centre";
const lead: Person = { username: "bsheringale", organisation: thornby };

test("a receiver and the network ask more than the form, and each reads what it asked", { tag: ["@R2", "@R12"] }, async ({ as }) => {
  const page = await as(lead);
  await page.goto("/manage/questions");
  await expect(page.getByText("Nothing more is asked")).toBeVisible();
  await begin(page, "How old are the children?");
  await page.getByRole("checkbox", { name: /^It must be answered/ }).check();
  await save(page);
  await begin(page, "Which help have they had?");
  await page.getByRole("combobox", { name: "What is it answered with?" }).selectOption("Any of several answers");
  await field(page, "The answers to choose from").fill("A family worker\nA parenting course");
  await look(page, "questions-dialog");
  await save(page);
  await page.getByRole("button", { name: "Move up: Which help have they had?" }).click();
  await expect(page.getByRole("list", { name: "Asked now" }).getByRole("listitem").first()).toContainText("Which help have they had?");
  await look(page, "questions");

  const network = await as(coordinator);
  await network.goto("/administration/questions");
  await begin(network, "When did the family separate?");
  await network.getByRole("combobox", { name: "What is it about?" }).selectOption("Family and relationships");
  await network.getByRole("combobox", { name: "What is it answered with?" }).selectOption("A date");
  await save(network);

  const client = invented("Thread");
  const from = await as(sender);
  await write(from, client);
  const asked = from.getByRole("region", { name: `${thornby} also asks` });
  await expect(asked).toContainText(`Only ${thornby} reads the answers.`);
  await asked.getByRole("checkbox", { name: "A parenting course" }).check();
  await typeDate(from, "When did the family separate? (optional)", ["3", "4", "2026"]);
  await from.getByRole("button", { name: "Check your answers" }).click();
  await from.getByRole("link", { name: "Answer this: How old are the children?" }).click();
  await expect(field(from, "How old are the children?")).toBeFocused();
  await look(from, "questions-missing");
  await field(from, "How old are the children?").fill("4 and 9");
  await from.getByRole("button", { name: "Check your answers" }).click();
  await expect(from.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await expect(from.getByText("3 April 2026")).toBeVisible();
  await from.getByRole("button", { name: "Send the referral" }).click();
  await from.getByRole("link", { name: /^#\d+/ }).first().click();
  await answered(from);

  await page.goto(new URL(from.url()).pathname);
  await answered(page);
  await look(page, "questions-received", [1280]);
});

async function begin(page: Page, question: string): Promise<void> {
  await page.getByRole("button", { name: "Add a question" }).click();
  await field(page, "The question").fill(question);
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save the question" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("Saved. Referrals written from now on ask it.")).toBeVisible();
}

/** Writes all that the form itself needs. */
async function write(page: Page, client: { first: string; surname: string }): Promise<void> {
  await page.goto("/referrals/new");
  await field(page, "First name").fill(client.first);
  await field(page, "Surname").fill(client.surname);
  await field(page, "Telephone").fill("07700 900123");
  await page.getByRole("checkbox", { name: "Family and relationships" }).check();
  await field(page, "Why are you referring them, and what happened?").fill("They separated in spring.");
  await chooseReceiver(page, thornby);
  await consent(page);
}

async function answered(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Asked by the receiver, or about an issue" })).toBeVisible();
  await expect(page.getByText("4 and 9")).toBeVisible();
  await expect(page.getByText("A parenting course")).toBeVisible();
  await expect(page.getByText("3 April 2026")).toBeVisible();
}
