import { defineConfig } from "@hey-api/openapi-ts";

// `npm run generate` writes the client from the API's own document; the result is committed.
export default defineConfig({
  input: "../api/openapi.json",
  output: { path: "src/lib/api/gen", clean: true },
  plugins: [{ name: "@hey-api/client-fetch", throwOnError: true }, "@hey-api/sdk"],
});
