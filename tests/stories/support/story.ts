import { test as base, type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { type Person, password } from "./people";

interface Fixtures {
  /** Somebody in a browser of their own, signed in. */
  as: (who: Person, options?: BrowserContextOptions) => Promise<Page>;
  /** Somebody in a browser of their own, not signed in. */
  stranger: (options?: BrowserContextOptions) => Promise<Page>;
}

/** A test in which people sit at browsers of their own; a page that breaks fails it. */
export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env.ONWARD_URL),
  stranger: async ({ browser, baseURL }, use) => {
    const broken: string[] = [];
    const opened: Page[] = [];
    await use(async (options) => {
      const page = await newPage(browser, { baseURL, ...options });
      page.on("pageerror", (error) => broken.push(`${page.url()}: ${error.message}`));
      opened.push(page);
      return page;
    });
    await Promise.all(opened.map(leave));
    expect(broken, "nothing breaks in a page").toEqual([]);
  },
  as: async ({ stranger }, use) => {
    await use(async (who, options) => {
      const page = await stranger(options);
      await page.goto("/sign-in");
      await signIn(page, who);
      return page;
    });
  },
});

/** Signs out and closes the browser: one who stays signed in everywhere is signed out elsewhere. */
async function leave(page: Page): Promise<void> {
  await page.context().request.delete("/api/v1/session");
  await page.context().close();
}

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  return context.newPage();
}

/** Fills in the form for signing in, which is on the page already. */
export async function signIn(page: Page, { username }: Person, word = password): Promise<void> {
  await page.getByRole("textbox", { name: "Username" }).fill(username);
  await page.getByLabel("Password", { exact: true }).fill(word);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toHaveCount(0);
}

/** Somebody who has been shown around already, and reads their dashboard. */
export async function notNew(page: Page): Promise<void> {
  const kept = await page.context().request.put("/api/v1/account/preferences/first-day", { data: { value: "true" } });
  expect(kept.status()).toBe(204);
  await page.goto("/");
}

export { expect };
