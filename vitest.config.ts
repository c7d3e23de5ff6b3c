import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { DEADLINE_MS, TEST_DEADLINE_MS } from "./tests/support/deadline.ts";
import { vitestHeartbeat } from "./tests/support/vitest-heartbeat.ts";
import { workerCount } from "./tests/support/workers.ts";

const shared = {
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
};
/** For what never comes: a test that hangs, on a machine however busy. */
const deadlines = {
  testTimeout: TEST_DEADLINE_MS,
  hookTimeout: TEST_DEADLINE_MS,
  expect: { poll: { timeout: DEADLINE_MS } },
} as const;
/** A worker's own memory, and the servers that its tests start. */
const WORKER_BYTES = 1.25 * 1024 ** 3;

const ISOLATED = "tests/integration/**/*.isolated.test.ts";
const integration = {
  ...deadlines,
  environment: "node",
  globalSetup: "tests/integration/support/bundle.ts",
} as const;

/**
 * Files share a process's modules: to load them takes longer than to run most. Those that put others in their place, or
 * change the process's variables, are named `*.isolated.test.ts`.
 */
export default defineConfig({
  test: {
    // At a terminal the default reporter shows what runs by itself.
    reporters: process.stdout.isTTY ? ["default"] : ["default", vitestHeartbeat()],
    // See outliveStrayRejections in lib/db/mysql/pool.ts: nobody could wait for it.
    onUnhandledError: (error) => !("sqlState" in error && "fatal" in error && error.fatal === true),
    maxWorkers: workerCount(WORKER_BYTES),
    projects: [
      {
        ...shared,
        test: {
          ...deadlines,
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          environment: "node",
          isolate: false,
        },
      },
      {
        ...shared,
        test: {
          ...integration,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          exclude: [ISOLATED],
          isolate: false,
        },
      },
      { ...shared, test: { ...integration, name: "isolated", include: [ISOLATED] } },
    ],
  },
});
