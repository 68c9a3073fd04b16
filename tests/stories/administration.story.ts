import { letter } from "./support/inbox";
import { look } from "./support/look";
import { auditor, coordinator } from "./support/people";
import { expect, test } from "./support/story";
import { field, invented, typeDate } from "./support/write";

test.describe.configure({ mode: "serial" });

const mark = invented("").surname;

test("the administration is in groups, and one page is the current one", { tag: ["@R26"] }, async ({ as }) => {
  const page = await as(coordinator);
  await page.goto("/administration/stuck");
  const nav = page.getByRole("navigation", { name: "Administration" });
  await expect(nav.getByRole("link", { name: "Stuck referrals" })).toHaveAttribute("aria-current", "page");
  await nav.getByRole("link", { name: "Rules" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Policy" })).toBeVisible();
  await expect(nav.getByRole("link", { name: "Stuck referrals" })).toHaveCount(0);
  await nav.getByRole("link", { name: "Calendars" }).click();
  await expect(nav.locator('[aria-current="page"]')).toHaveText(["Calendars"]);
});

test("a coordinator adds a day that the county keeps, sees what moves, and takes it away again", async ({ as }) => {
  const page = await as(coordinator);
  await page.goto("/administration/calendars");
  await expect(page.getByText("Marramshire Day")).toBeVisible();
  await page.getByRole("button", { name: "See what moves" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
  await look(page, "calendars-error", [390]);
  const name = `Fair of ${mark}`;
  await field(page, "What is it called?").fill(name);
  await typeDate(page, "Day", weekday(200));
  await page.getByRole("checkbox", { name: "England and Wales" }).uncheck();
  await page.getByRole("checkbox", { name: "Scotland" }).uncheck();
  await page.getByRole("button", { name: "See what moves" }).click();
  await expect(page.getByText("The deadline of no open referral moves.")).toBeVisible();
  await look(page, "calendars");
  await page.getByRole("button", { name: "Add the day" }).click();
  await expect(page.getByText(`${name} was added`)).toBeVisible();
  await page.getByRole("button", { name: new RegExp(`^Remove ${name}`) }).click();
  await page.getByRole("button", { name: "Remove the day" }).click();
  await expect(page.getByText(`${name} counts as a working day again.`)).toBeVisible();

  const reader = await as(auditor);
  await reader.goto("/administration/calendars");
  await expect(reader.getByText("Marramshire Day")).toBeVisible();
  await expect(reader.getByRole("button", { name: "See what moves" })).toHaveCount(0);
});

test("a coordinator writes around the letters, looks at one, and sends it to themselves", async ({ as }) => {
  const page = await as(coordinator);
  await page.goto("/administration/letters");
  const closing = field(page, "Closing line");
  const before = await closing.inputValue();
  await closing.fill("Yours, {{.Name}}");
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeFocused();
  await look(page, "letters-error", [390]);
  await closing.fill(`With thanks from ${mark}.`);
  await look(page, "letters");
  await page.getByRole("button", { name: "Look at “New client referred”" }).click();
  const dialog = page.getByRole("dialog");
  const shown = dialog.frameLocator("iframe");
  await expect(shown.getByText(`With thanks from ${mark}.`)).toBeVisible();
  await expect(shown.getByRole("heading"), "its look is its own").toHaveCSS("font-size", "24px");
  await page.screenshot({ path: "screenshots/letter-frame.png" });
  await dialog.getByText("As plain text").click(); // in the frame no script may run, not even one that looks for mistakes
  await expect(dialog.getByText("Hello", { exact: false }).first()).toBeVisible();
  await look(page, "letter");
  await dialog.getByRole("button", { name: "Send a test to me" }).click();
  await expect(dialog.getByText(/^A test is on its way to /)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText("Saved. E-mails say it from now on.")).toBeVisible();
  const sent = await letter({ subject: "[Test] New Client Referred to You" });
  expect(sent.text).toContain(`With thanks from ${mark}.`);

  await closing.fill(before);
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText("Saved. E-mails say it from now on.")).toBeVisible();
});

/** A Tuesday so many days from now, as it is typed. */
function weekday(days: number): [string, string, string] {
  const date = new Date(Date.now() + days * 86_400_000);
  while (date.getUTCDay() !== 2) date.setUTCDate(date.getUTCDate() + 1);
  return [`${date.getUTCDate()}`, `${date.getUTCMonth() + 1}`, `${date.getUTCFullYear()}`];
}
