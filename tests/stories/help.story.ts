import { readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { look, settled } from "./support/look";
import { coordinator, receiver, saltlantern, sender } from "./support/people";
import { expect, notNew, test } from "./support/story";
import { send } from "./support/write";

const folder = path.resolve(__dirname, "../../web/src/features/help/pictures");
const list = path.join(folder, "pictures.json");
/** PICTURES=1 takes them anew; otherwise the screens are held against what was on them when they were taken. */
const taking = process.env.PICTURES !== undefined;
const size = { width: 1120, height: 700 };

interface Taken {
  width: number;
  height: number;
  /** Its headings, buttons and fields: what a reader of the guide looks for. */
  parts: string[];
}

const taken: Record<string, Taken> = taking ? {} : JSON.parse(readFileSync(list, "utf8"));

test("the pictures of the help are of the screens as they are", { tag: ["@N41"] }, async ({ as }) => {
  const from = await as(sender);
  const { id } = await send(from, saltlantern, { first: "Wilhelmina", surname: "Sandling" }, true);
  await compare(from, "new-referral", "/referrals/new", heading(from, "The person"));
  await compare(from, "directory", "/directory", from.getByText("Or serving a postcode, nearest first"), /^(Refer|Keep|Open|Remove)/);
  const to = await as(receiver);
  await notNew(to);
  await compare(to, "dashboard", "/", heading(to, "Latest outgoing"));
  await compare(to, "referral", `/referrals/${id}`, heading(to, "History"));
  await compare(to, "search", "/referrals/search", heading(to, /referrals$/));
  await compare(to, "people", "/manage/people", heading(to, "People"), /^(Edit|Remove|Send|Unlock) /);
  await compare(to, "reports", "/reports", heading(to, "Through the year"));
  if (taking) writeFileSync(list, `${JSON.stringify(taken, undefined, 2)}\n`);
});

test("help is where people are, signed in or not", { tag: ["@N41"] }, async ({ as, stranger }) => {
  const lost = await stranger();
  await lost.goto("/sign-in");
  await lost.getByRole("link", { name: "Help" }).click();
  await expect(lost.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await expect(lost.getByText("within 72 hours")).toBeVisible();
  await look(lost, "help-stranger");

  const page = await as(coordinator);
  await page.goto("/administration/stuck");
  await expect(page.getByRole("heading", { name: "Stuck referrals" })).toBeVisible();
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("heading", { name: "A stuck referral" })).toBeVisible();
  await page.getByRole("link", { name: "All of the help" }).click();
  await look(page, "help");
  await page.getByRole("link", { name: "What an e-mail means" }).click();
  await expect(page.getByText("New Client Referred to You")).toBeVisible();
  await look(page, "help-emails");
  await page.getByRole("link", { name: "All of the help" }).click();
  await page.getByRole("link", { name: "Answer a referral" }).click();
  await expect(page.getByRole("img", { name: /as its receiver sees it/ })).toBeVisible();
  await look(page, "help-receive");
});

/** Takes the picture anew once the last thing to come is there, or says that the screen no longer has what the picture shows. */
async function compare(page: Page, name: string, address: string, last: Locator, changing?: RegExp): Promise<void> {
  await page.goto(address);
  await page.setViewportSize(size);
  await expect(last).toBeVisible();
  await settled(page);
  const parts = await partsOf(page, changing);
  if (!taking) {
    expect(parts, `the picture ${name} is out of date: PICTURES=1 npx playwright test 'help\\.story'`).toEqual(taken[name]?.parts);
    return;
  }
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  taken[name] = { ...size, parts };
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });

/** What stands on the page whatever its data: names without a number, and without what changes from day to day. */
async function partsOf(page: Page, changing?: RegExp): Promise<string[]> {
  const tree = await page.getByRole("main").ariaSnapshot();
  const names = [...tree.matchAll(/- '?(?:heading|button|textbox|checkbox|radio|combobox) "([^"\d]+)"/g)].map((found) => found[1] ?? "");
  return [...new Set(names)].filter((part) => !changing?.test(part)).sort();
}
