import type { Page } from "@playwright/test";
import { expect } from "./story";

/** Opens what Temporal UI says of a referral now, in words; it draws them in frames of their own. */
export async function currentDetails(page: Page, saying: RegExp): Promise<void> {
  await page.getByText("User Metadata", { exact: true }).first().click();
  const words = async () => {
    const texts = await Promise.all(page.frames().map((frame) => frame.locator("body").innerText().catch(() => "")));
    return texts.join(" ");
  };
  await expect.poll(words, { timeout: 20_000 }).toMatch(saying);
}
