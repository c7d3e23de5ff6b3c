import { test as base, expect } from "@playwright/test";
import { system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import type { Context } from "@/lib/services/context";
import { type RunningServer, startServer, type Variables } from "../../tests/integration/support/launch";
import { throwaway } from "../../tests/integration/support/throwaway";
import { TEST_DEADLINE_MS } from "../../tests/support/deadline";

/** A server with an empty database of its own, and access to that database. */
export interface Site {
  server: RunningServer;
  database: Database;
  ctx(): Context;
}

export async function startSite(
  variables: Variables & { DEMO: "0" | "1" },
): Promise<{ site: Site; stop: () => Promise<void> }> {
  const target = await throwaway("sqlite");
  const server = await startServer({ ...variables, DATABASE_URL: target.url });
  const database = open(target.url);
  return {
    site: { server, database, ctx: () => ({ database, actor: system("e2e"), now: Date.now }) },
    stop: async () => {
      await server.kill("SIGKILL");
      await database.close();
      await target.drop();
    },
  };
}

/** All tests of a worker share its two servers, so each creates its own stations. */
export const test = base.extend<
  { failOnForeignRequests: undefined; failOnViolations: undefined },
  { site: Site; demo: Site }
>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const { site, stop } = await startSite({ DEMO: "0" });
      await use(site);
      await stop();
    },
    { scope: "worker", timeout: TEST_DEADLINE_MS },
  ],
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const { site, stop } = await startSite({ DEMO: "1" });
      await use(site);
      await stop();
    },
    { scope: "worker", timeout: TEST_DEADLINE_MS },
  ],
  /** The application needs no other server, so a request to one fails the test. */
  failOnForeignRequests: [
    async ({ page }, use) => {
      const foreign: string[] = [];
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.hostname !== "127.0.0.1") foreign.push(url.href);
      });
      await use(undefined);
      expect(foreign).toEqual([]);
    },
    { auto: true },
  ],
  /** A page must not violate its own Content-Security-Policy, which the browser would enforce. */
  failOnViolations: [
    async ({ page }, use) => {
      const violations: string[] = [];
      page.on("console", (message) => {
        if (/content.security.policy/i.test(message.text())) violations.push(message.text());
      });
      await use(undefined);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
