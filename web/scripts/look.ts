// Takes a picture of a page in light and dark, wide and narrow, and runs axe on each:
//   npm run look -- http://127.0.0.1:5173/gallery.html out-folder [name]
// With a fourth word, "answers" or "signed-out", examples answer in place of an API.
import { mkdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "@playwright/test";
import { answer } from "./answers.ts";

const [address = "http://127.0.0.1:5173/gallery.html", folder = "test-results", name = "page", api = ""] =
  process.argv.slice(2);
const widths = [1280, 390];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
let breaches = 0;
for (const colorScheme of ["light", "dark"] as const) {
  for (const width of widths) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && console.log("console:", message.text()));
    page.on("pageerror", (error) => console.log("page:", error.message));
    if (api) await answer(page, api === "answers");
    await page.goto(address);
    await page.locator("h1").first().waitFor();
    await page.waitForTimeout(800);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    breaches += violations.length;
    for (const found of violations) {
      console.log(
        colorScheme,
        width,
        found.id,
        found.help,
        found.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary?.slice(0, 200)}`),
      );
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) console.log(colorScheme, width, `scrolls sideways by ${overflow} px`);
    await context.close();
  }
}
await browser.close();
console.log(`${breaches} axe violations`);
process.exit(breaches > 0 ? 1 : 0);
