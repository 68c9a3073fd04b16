import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** A desk, and a narrow phone. */
const widths = [1280, 390] as const;

/** Looks at a page as it is: whole, wide and narrow, nothing that sticks out, nothing that a screen reader trips over. */
export async function look(page: Page, name: string, sizes: readonly number[] = widths): Promise<void> {
  await view(page, name, sizes, sizes);
}

/** The same, where only some widths are read as a screen reader does: colours do not change with the width. */
export async function view(page: Page, name: string, sizes: readonly number[], read: readonly number[]): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of sizes) {
    await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
    await settled(page);
    // From the top: half a link under the bar that stays is no small target, but would be taken for one.
    await page.evaluate(() => window.scrollTo(0, 0));
    await noSidewaysScroll(page, `${name} at ${width}`);
    await page.screenshot({ path: `screenshots/${name}-${width}.png`, fullPage: true });
    if (read.includes(width)) await noViolations(page, `${name} at ${width}`);
  }
  await page.setViewportSize(before);
}

/** Nothing is loading any more, and there is a page to look at. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

async function noSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${what} must not scroll sideways`).toBeLessThanOrEqual(0);
}

async function noViolations(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const said = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html).slice(0, 3) }));
  expect(said, `${what}: accessibility`).toEqual([]);
}
