import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { look, settled } from "./support/look";
import { otherReceiver, receiver, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";
import { begin, invented } from "./support/write";

const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

test("files go with a referral, are opened by both sides and nobody else, and are removed by their own", { tag: ["@N19", "@N28", "@R16", "@R23"] }, async ({ as }) => {
  const from = await as(sender);
  const draft = await begin(from, saltlantern, invented("Halvergate"));
  await from.goto(`/referrals/new/${draft.id}`);
  await settled(from);
  // Any picture will do: this one is of the form.
  const letter = await from.screenshot();

  await test.step("two are attached, a third is refused with words, and a reload loses nothing", async () => {
    await choose(from, ["Budget sheet.pdf", pdf], ["holiday.heic", Buffer.from("a telephone's picture")], ["Letter.png", letter]);
    await expect(from.getByText(/HEIC.*JPEG/)).toBeVisible();
    const files = from.getByRole("list", { name: "Files to attach" });
    await expect(files.getByRole("listitem")).toContainText(["Budget sheet.pdf", "Letter.png"]);
    await look(from, "files-form");
    await from.getByRole("button", { name: "Check your answers" }).click();
    await from.getByRole("alert").getByRole("link", { name: /A file could not be attached/ }).click();
    await expect(from.getByRole("button", { name: "Choose files" })).toBeFocused();
    await from.getByRole("button", { name: "Remove holiday.heic" }).click();
    await expect(from.getByText(/^Saved \d/)).toBeVisible();
    await from.reload();
    await expect(files.getByRole("listitem")).toContainText(["Budget sheet.pdf", "Letter.png"]);
    await from.getByRole("button", { name: "Check your answers" }).click();
  });

  await expect(from.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await expect(from.getByRole("region", { name: "Files" })).toContainText("Budget sheet.pdf");
  await look(from, "files-check", [390]);
  await from.getByRole("button", { name: "Send the referral" }).click();
  await from.getByRole("link", { name: /^#\d+$/ }).click();
  await expect(files(from)).toContainText("Letter.png");

  const page = await as(receiver);
  await page.goto(new URL(from.url()).pathname);
  await test.step("the receiver looks at one and saves the other", async () => {
    await page.getByRole("button", { name: "Look at Letter.png" }).click();
    const picture = page.getByRole("dialog").getByRole("img", { name: "Letter.png" });
    await expect.poll(() => picture.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0))).toBeGreaterThan(0);
    await look(page, "files-picture");
    await page.getByRole("button", { name: "Close" }).click();
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download Budget sheet.pdf" }).click()]);
    expect(saved.suggestedFilename()).toBe("Budget sheet.pdf");
    expect(await readFile(await saved.path())).toEqual(pdf);
    await expect(page.getByRole("button", { name: /^Remove/ }), "what the other side attached is theirs").toHaveCount(0);
  });

  await test.step("the receiver adds one, and the sender sees it come and go", async () => {
    await choose(page, ["Plan agreed.txt", Buffer.from("Ten pounds a month.")]);
    await page.getByRole("button", { name: "Attach the file" }).click();
    await expect(files(page)).toContainText("Plan agreed.txt");
    await expect(files(from)).toContainText("Plan agreed.txt");
    await look(from, "files-referral");
    await page.getByRole("button", { name: "Remove Plan agreed.txt" }).click();
    await look(page, "files-removing", [390]);
    await page.getByRole("dialog").getByRole("button", { name: "Remove the file" }).click();
    await expect(files(from)).toContainText("This file was removed by");
    await expect(files(from)).not.toContainText("Plan agreed.txt");
    await expect(from.getByRole("region", { name: "History" })).toContainText("File removed");
  });

  await test.step("another organisation is told that there is nothing", async () => {
    const address = (await from.getByRole("link", { name: "Download Letter.png" }).getAttribute("href")) ?? "";
    expect((await from.context().request.get(address)).status()).toBe(200);
    const other = await as(otherReceiver);
    expect((await other.context().request.get(address)).status()).toBe(404);
  });
});

const files = (page: Page) => page.getByRole("list", { name: "Files of this referral" });

/** Chooses files as one does in the browser's own dialog. */
async function choose(page: Page, ...chosen: [name: string, buffer: Buffer][]): Promise<void> {
  const [dialog] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose files" }).click()]);
  await dialog.setFiles(chosen.map(([name, buffer]) => ({ name, mimeType: "application/octet-stream", buffer })));
}
