import { defineConfig } from "@playwright/test";
import { DEADLINE_MS, TEST_DEADLINE_MS } from "./tests/support/deadline.ts";
import { workerCount } from "./tests/support/workers.ts";

/** Memory of a worker with its two servers and its browser. */
const WORKER_BYTES = 1.75 * 1024 ** 3;

/** One server per worker, each with its own port and database: see e2e/support/test.ts. */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: workerCount(WORKER_BYTES),
  forbidOnly: true,
  timeout: TEST_DEADLINE_MS,
  expect: { timeout: DEADLINE_MS },
  // At a terminal the list reporter shows running tests itself.
  reporter: process.stdout.isTTY ? [["list"]] : [["list"], ["./e2e/support/heartbeat.ts"]],
  outputDir: "test-results",
  use: {
    // English, metric and 24 hours, whatever the machine; tests of other regions set their own.
    locale: "en-IE",
    // `--trace=retain-on-failure` records everything as well; it takes a third more time.
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
