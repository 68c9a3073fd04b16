import type { Page } from "@playwright/test";
import { look } from "./support/look";
import { coordinator, sender } from "./support/people";
import { expect, test } from "./support/story";

/** Another one in each run: a run that was cut off leaves its services behind. */
const run = Date.now() % 1_000_000;
const directory = `Marram games and clubs ${run}`;
const place = { latitude: 53.398, longitude: 2.452, addresses: [{ address_1: "2 Quay Lane", city: "Thornby Staithe", postal_code: "MR20 1ZZ" }] };
const chess = {
  id: "chess",
  name: `Staithe Chess and a Very Long Afternoon of Conversation Club ${run}`,
  description: "<p>Chess &amp; company.</p>",
  organization: { name: "Marram Games" },
  service_areas: [{ name: "North Staithe" }],
  contacts: [{ phones: [{ number: "01632 960 888" }] }],
  service_at_locations: [{ location: place }],
};
const darts = { id: "darts", name: `Lode Darts ${run}`, status: "active" };

/** Looks at a file of the directory, as it is at some time. */
async function lookAt(page: Page, services: object[]) {
  await page.goto("/administration/directory-import");
  const text = JSON.stringify({ contents: services, total_pages: 1 });
  await page.locator("input[type=file]").setInputFiles({ name: "games.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("textbox", { name: "Name of the directory" }).fill(directory);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByRole("heading", { name: `What ${directory} says now` })).toBeVisible();
}

test("a coordinator brings in another directory, and an adviser finds who is near", { tag: ["@R9", "@K2"] }, async ({ as }) => {
  const page = await as(coordinator);
  await lookAt(page, [chess, darts]);
  await look(page, "places-import");
  await page.getByRole("button", { name: "Apply 2 rows" }).click();
  await expect(page.getByText("2 added, 0 changed, 0 taken off")).toBeVisible();

  await test.step("it is in the directory, and cannot be referred to", async () => {
    const adviser = await as(sender);
    await adviser.goto("/directory");
    await adviser.getByRole("textbox", { name: "Or serving a postcode, nearest first" }).fill("mr20 1ab");
    const outside = adviser.getByRole("region", { name: "Not in Onward: contact them yourself" });
    await expect(outside.getByRole("heading", { name: chess.name })).toBeVisible();
    await expect(outside.getByText(/miles away/).first()).toBeVisible();
    await expect(outside.getByRole("heading", { name: darts.name })).toHaveCount(0);
    await expect(adviser).toHaveURL(/\/directory$/);
    await look(adviser, "places-directory", [390]);
  });

  await test.step("the next time only what has changed is changed", async () => {
    await lookAt(page, [{ ...chess, description: "Chess, on Mondays." }]);
    await page.getByRole("checkbox", { name: darts.name }).check();
    await look(page, "places-import-again", [390]);
    await page.getByRole("button", { name: "Apply 2 rows" }).click();
    await expect(page.getByText("0 added, 1 changed, 1 taken off")).toBeVisible();
  });

  await test.step("and what is left is taken off, so that another run begins as this one did", async () => {
    await lookAt(page, [darts]);
    await page.getByRole("checkbox", { name: darts.name }).uncheck();
    await page.getByRole("checkbox", { name: chess.name }).check();
    await page.getByRole("button", { name: "Apply 1 row" }).click();
    await expect(page.getByText("0 added, 0 changed, 1 taken off")).toBeVisible();
  });
});
