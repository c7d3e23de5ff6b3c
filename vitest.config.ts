import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const shared = {
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
};

const ISOLATED = "tests/integration/**/*.isolated.test.ts";
const integration = {
  environment: "node",
  globalSetup: "tests/integration/support/bundle.ts",
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

/**
 * Files share a process's modules: to load them takes longer than to run most. Those that put others in their place, or
 * change the process's variables, are named `*.isolated.test.ts`. Three workers for two cores: many tests wait for what
 * other processes do.
 */
export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      {
        ...shared,
        test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], environment: "node", isolate: false },
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
