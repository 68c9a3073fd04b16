import type { Page } from "@playwright/test";
import { look } from "./support/look";
import { receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { field, invented, send } from "./support/write";

test("a referral is printed after a reminder, without what is the reader's alone", { tag: ["@N29"] }, async ({ as }) => {
  const client = invented("Hickling");
  const { id } = await send(await as(sender), saltlantern, client);
  const page = await as(receiver);
  await page.goto(`/referrals/${id}`);
  await field(page, "Add a note").fill("Ask Priscilla about the court dates.");
  await page.getByRole("radio", { name: "Only me" }).check();
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(page.getByText("Private: only you see this")).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Nothing of this referral was printed."), "Ctrl+P without the reminder").toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }), "nor whose it is").toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await noteOfPrinting(page);
  await page.getByRole("button", { name: "Print" }).click();
  const reminder = page.getByRole("dialog", { name: "Before you print" });
  await expect(reminder).toContainText("personal details");
  await look(page, "print-reminder", [390]);
  const recorded = page.waitForResponse((answer) => answer.url().endsWith(`/referrals/${id}/print`));
  await reminder.getByRole("button", { name: "Print" }).click();
  expect((await recorded).status(), "it is recorded before it is printed").toBe(204);
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset["printed"])).toBe("once");
  await expect(reminder).toHaveCount(0);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText(client.surname);
  await expect(page.getByText("Ask Priscilla about the court dates.")).toBeHidden();
  for (const part of ["Notes", "Files"]) {
    await expect(page.getByRole("heading", { name: part, exact: true }), "no heading of nothing").toBeHidden();
  }
  await expect(page.getByRole("region", { name: "Next step" })).not.toContainText("You:", { useInnerText: true });
  await expect(page.getByText(/^Printed by Bettina von Lindhorst, Saltlantern Debt Advice on/)).toBeVisible();
  await expect(page.getByRole("navigation").first()).toBeHidden();
  const paper = await page.pdf({ path: "screenshots/print.pdf", preferCSSPageSize: true, tagged: true });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages, "a short referral is two sheets at most").toBeLessThanOrEqual(2);
});

/** The browser's own dialogue would stop the story: what is asked of it is written down instead. */
async function noteOfPrinting(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset["printed"] = "once";
    };
  });
}
