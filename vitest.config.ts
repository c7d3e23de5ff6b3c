import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { DEADLINE_MS, TEST_DEADLINE_MS } from "./tests/support/deadline.ts";
import { vitestHeartbeat } from "./tests/support/vitest-heartbeat.ts";
import { workerCount } from "./tests/support/workers.ts";

const shared = {
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
};
/** For tests that hang, however busy the machine. */
const deadlines = {
  testTimeout: TEST_DEADLINE_MS,
  hookTimeout: TEST_DEADLINE_MS,
  expect: { poll: { timeout: DEADLINE_MS } },
} as const;
/** Memory of a worker and the servers that its tests start. */
const WORKER_BYTES = 1.25 * 1024 ** 3;

const ISOLATED = "tests/integration/**/*.isolated.test.ts";
const integration = {
  ...deadlines,
  environment: "node",
  globalSetup: "tests/integration/support/bundle.ts",
} as const;

/**
 * Test files share a process's modules, as loading them takes longer than running most tests. Those that mock modules
 * or change the process's environment are named `*.isolated.test.ts`.
 */
export default defineConfig({
  test: {
    // At a terminal the default reporter shows running tests itself.
    reporters: process.stdout.isTTY ? ["default"] : ["default", vitestHeartbeat()],
    // See outliveStrayRejections in lib/db/mysql/pool.ts: no caller could await it.
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
