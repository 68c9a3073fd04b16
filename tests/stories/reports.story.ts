import type { Page } from "@playwright/test";
import { look } from "./support/look";
import { coordinator, receiver, saltlantern } from "./support/people";
import { expect, test } from "./support/story";

interface Table {
  id: string;
  columns: string[];
  rows: { label: string; area?: string; cells: { text: string }[] }[];
}

/** A table of the report that the page shows, as the API has it. */
async function tableOf(page: Page, id: string): Promise<Table> {
  const answer = await page.request.get(`/api/v1/reports${new URL(page.url()).search}`);
  expect(answer.status()).toBe(200);
  const { tables } = (await answer.json()) as { tables: Table[] };
  const found = tables.find((table) => table.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
}

/** Downloads a table, and returns its lines as a spreadsheet has them. */
async function download(page: Page, title: string): Promise<string[]> {
  const begun = page.waitForEvent("download");
  await page.getByRole("link", { name: `Download CSV: ${title}` }).click();
  const file = await begun;
  expect(file.suggestedFilename()).toMatch(/^onward-(received|sent|network)-[a-z]+-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8").replace("\ufeff", "").trimEnd().split("\r\n");
}

const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test("a lead reads a report, changes the period and takes a table along", { tag: ["@R4", "@K5"] }, async ({ as }) => {
  const page = await as(receiver);
  await page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Reports" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
  await expect(page.getByText(`Referrals received by ${saltlantern}`)).toBeVisible();
  await expect(page.getByText(/(more|fewer|as many as?).*in the 30 days before/)).toBeVisible();

  await page.getByLabel("Period").selectOption("Last 12 months");
  await expect(page).toHaveURL(/from=.*to=/);
  await expect(page.getByText(/in the 36[56] days before/).first()).toBeVisible();
  const areas = await tableOf(page, "areas");
  await page.getByRole("button", { name: "Show as table: By area" }).click();
  const drawn = page.getByRole("table", { name: "By area" });
  await expect(drawn.getByRole("row")).toHaveCount(areas.rows.length + 1);
  expect(areas.rows.flatMap((row) => row.cells.map((cell) => cell.text)), "no small number").not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^[1-4]$/)]),
  );
  const lines = await download(page, "By area");
  expect(lines).toEqual([
    areas.columns.join(","),
    ...areas.rows.map((row) => [row.label, ...row.cells.map((cell) => cell.text)].map(quoted).join(",")),
  ]);
  await look(page, "reports-lead");

  await test.step("the same on a map, where what is hidden is hatched and never nothing", async () => {
    const hidden = (column: number) => areas.rows.filter(({ cells }) => cells[column]?.text.match(/fewer|not shown/)).filter(({ area }) => area);
    await page.getByRole("button", { name: "Show on a map: By area" }).click();
    const map = page.getByRole("region", { name: "Map: By area. The table beside it says the same." });
    await expect(map.getByText("Marram City")).toBeVisible();
    await expect(map.locator("path[data-level=hidden]")).toHaveCount(hidden(0).length);
    await expect(page.getByRole("table", { name: "By area" })).toBeVisible();
    await map.locator("path[data-level]:not([data-level='0'])").first().hover();
    await expect(page.getByText(/: this period .*, period before/)).toBeVisible();
    await page.getByRole("radiogroup", { name: "Which period the map shows" }).getByText("Period before").click();
    await expect(map.locator("path[data-level=hidden]")).toHaveCount(hidden(1).length);
    await look(page, "reports-map");
  });

  await page.getByRole("combobox", { name: "Referrals" }).selectOption("Sent by us");
  await expect(page.getByText(`Referrals sent by ${saltlantern}`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Unmet need by issue" })).toBeVisible();

  await page.getByLabel("Period", { exact: true }).selectOption("Other days");
  await page.getByLabel("First day").fill("2026-11-20");
  await page.getByLabel("Last day").fill("2026-11-10");
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(page.getByText("The period ends before it begins.")).toBeVisible();
  await expect(page.getByLabel("First day")).toHaveValue("2026-11-20");
});

test("a coordinator sees the network's figures", { tag: ["@R1"] }, async ({ as }) => {
  const page = await as(coordinator, { colorScheme: "dark" });
  await page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Reports" }).click();
  await page.getByLabel("Period").selectOption("Last 12 months");
  await expect(page.getByRole("heading", { name: "From whom to whom" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Referrals" })).toHaveCount(0);
  const months = await tableOf(page, "months");
  expect(await download(page, "Sent by month")).toHaveLength(months.rows.length + 1);
  await page.getByRole("button", { name: "Show on a map: By area" }).click();
  await expect(page.getByRole("list", { name: "What the colours mean" })).toContainText("None");
  const colours = page.getByRole("list", { name: "What the colours mean" }).getByRole("listitem");
  expect(await colours.count(), "at most five classes, none, and hidden").toBeLessThanOrEqual(7);
  await expect(page.locator("path[data-level='5']").first()).toBeVisible();
  await look(page, "reports-network");
});
