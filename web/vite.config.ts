import { fileURLToPath } from "node:url";
import mdx from "@mdx-js/rollup";
import react from "@vitejs/plugin-react";
import remarkGfm from "remark-gfm";
import { defineConfig } from "vitest/config";

const api = process.env["ONWARD_API"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  // Before React's own: the guides of the help are Markdown that becomes components while it is built.
  plugins: [{ enforce: "pre", ...mdx({ remarkPlugins: [remarkGfm] }) }, react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The build goes one folder below the committed placeholder, so that building never dirties the checkout.
  build: { outDir: "dist/app", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  server: { host: "127.0.0.1", proxy: { "/api": api } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
    restoreMocks: true,
    // A busy machine is slow, and that is no fault of the screens.
    testTimeout: 30_000,
    env: { TZ: "America/New_York" },
  },
});
