import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export default defineConfig({
  testDir: ".",
  testMatch: "*.story.ts",
  // The README's pictures are taken anew only when asked for: PICTURES=1 npx playwright test pictures
  testIgnore: process.env.PICTURES ? [] : ["pictures.story.ts"],
  outputDir: "results",
  globalSetup: "./support/setup.ts",
  timeout: 240_000, // a busy machine: what is slow is not wrong
  expect: { timeout: 15_000 },
  workers: 3, // people wait more than they compute
  fullyParallel: false,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    // A trace doubles the time: ask for one with --trace retain-on-failure.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
