import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { look } from "./support/look";
import { marram, receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { invented, send } from "./support/write";
import { cellsOf } from "./support/workbook";

test.describe("somebody who looks for referrals", () => {
  test("finds them by several filters and a misspelt name, keeps the search, and takes the referrals out", { tag: ["@N35", "@N36", "@R10"] }, async ({ as }) => {
    const client = invented("Thurlton");
    const { number } = await send(await as(sender), saltlantern, { ...client, first: "=Wilhelmina" }, true);
    const page = await as(receiver);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).click();
    await expect(results(page).getByRole("heading", { level: 2 })).toContainText("referrals");
    await look(page, "search");

    await test.step("several filters, of which a surname that is not spelt right", async () => {
      const misspelt = client.surname.replace("rl", "r");
      await page.getByRole("textbox", { name: "Number or client's surname" }).fill(misspelt);
      await page.getByRole("combobox", { name: "Sent or received" }).selectOption("Received");
      await page.getByRole("checkbox", { name: "Needs acknowledging" }).check();
      await page.getByRole("checkbox", { name: "Urgent only" }).check();
      await page.getByRole("combobox", { name: "From" }).fill("Marram");
      await page.getByRole("option", { name: marram }).click();
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await expect(results(page).getByRole("heading", { name: "1 referral" })).toBeVisible();
      await expect(page.getByText(`begins with “${misspelt}”`)).toBeVisible();
      await expect(page.getByRole("link", { name: `#${number}` })).toBeVisible();
      expect(page.url(), "a name is never part of an address").not.toContain("hurlton");
    });

    await test.step("says what to take away when nothing is found", async () => {
      await page.getByRole("checkbox", { name: "Withdrawn" }).check();
      await page.getByRole("checkbox", { name: "Needs acknowledging" }).uncheck();
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await expect(page.getByText("Nothing found")).toBeVisible();
      await look(page, "search-nothing", [390]);
      await page.getByRole("button", { name: "Clear all" }).first().click();
    });

    await test.step("keeps the search under a name, and opens it again", async () => {
      await page.getByRole("textbox", { name: "Number or client's surname" }).fill(client.surname);
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await expect(results(page).getByRole("heading", { name: "1 referral" })).toBeVisible();
      await page.getByRole("button", { name: "Save this search" }).click();
      await page.getByRole("textbox", { name: "Name", exact: true }).fill(`Mine: ${client.surname}`);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("button", { name: "Clear all" }).click();
      await page.getByText(/^Saved searches/).click();
      await look(page, "search-kept", [390]);
      await page.getByRole("button", { name: `Mine: ${client.surname}`, exact: true }).click();
      await expect(results(page).getByRole("heading", { name: "1 referral" })).toBeVisible();
    });

    await test.step("takes it out for Excel, after the reminder and for a purpose", async () => {
      await page.getByRole("button", { name: "Export this referral" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Start the export" }).click();
      await expect(dialog.getByRole("alert")).toBeFocused();
      await look(page, "search-export", [390]);
      await dialog.getByRole("checkbox", { name: /I have read this/ }).check();
      await dialog.getByRole("textbox", { name: "What is it for?" }).fill("Report to the council");
      await dialog.getByRole("button", { name: "Start the export" }).click();
      const [head = [], row = []] = cellsOf(await file(page, "Excel: Report to the council"));
      expect(head.slice(0, 2)).toEqual(["Number", "Do not contact the client"]);
      expect(row[0]).toBe(`${number}`);
      expect(row[head.indexOf("Surname")]).toBe(client.surname);
      expect(row[head.indexOf("First name")], "what would be a formula is a text").toBe("'=Wilhelmina");
      expect(row[head.indexOf("Sent at")]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+01:00)$/);
      await look(page, "search-exports", [1280]);
    });

    await test.step("takes it out as CSV, and throws the file away", async () => {
      await page.getByRole("button", { name: "Export this referral" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("checkbox", { name: /I have read this/ }).check();
      await dialog.getByRole("radio", { name: /CSV/ }).check();
      await dialog.getByRole("textbox", { name: "What is it for?" }).fill("Case review");
      await dialog.getByRole("button", { name: "Start the export" }).click();
      const text = (await file(page, "CSV: Case review")).toString("utf8");
      expect(text.startsWith("\uFEFFNumber,")).toBe(true);
      expect(text).toContain(client.surname);
      expect(text.trimEnd().split("\r\n")).toHaveLength(2);
      await page.getByRole("button", { name: "Remove CSV: Case review" }).click();
      await expect(page.getByText("CSV: Case review")).toHaveCount(0);
    });
  });
});

const results = (page: Page) => page.getByRole("region", { name: "Results" });

/** Waits until a file is ready, and fetches it as a person does. */
async function file(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: `Download ${name}` }).click({ timeout: 20_000 }),
  ]);
  return readFile(await download.path());
}
