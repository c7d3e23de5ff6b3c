import { defineConfig } from "@playwright/test";
import { DEADLINE_MS, TEST_DEADLINE_MS } from "./tests/support/deadline.ts";
import { workerCount } from "./tests/support/workers.ts";

/** A worker's own memory, that of its two servers and of its browser. */
const WORKER_BYTES = 1.75 * 1024 ** 3;

/** One server a worker, each on a port and a database of its own: see e2e/support/test.ts. */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: workerCount(WORKER_BYTES),
  forbidOnly: true,
  timeout: TEST_DEADLINE_MS,
  expect: { timeout: DEADLINE_MS },
  // At a terminal the list shows what runs by itself.
  reporter: process.stdout.isTTY ? [["list"]] : [["list"], ["./e2e/support/heartbeat.ts"]],
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
