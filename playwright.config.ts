import { defineConfig } from "@playwright/test";

/** One server a worker, each on a port and a database of its own: see e2e/support/test.ts. */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  // For two cores: a page waits for its server, and a test for its page.
  workers: 3,
  forbidOnly: true,
  // Bounds for what never comes. How quick something is, is measured where it matters, not by these.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    // English, metric and 24 hours, whatever the machine: what a region changes, its own tests ask for.
    locale: "en-IE",
    // `--trace=retain-on-failure` records all that happens as well; it takes a third more time.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
