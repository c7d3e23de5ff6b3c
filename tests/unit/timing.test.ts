import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { timingFaults } from "./support/timing-faults";

/** Looks every so often, for all the others. */
const UNTIL = "tests/support/until.ts";

it("no test depends on how quick the machine is", () => {
  const files = ["tests", "e2e"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => /\.tsx?$/.test(file) && file !== UNTIL);
  expect(files.length).toBeGreaterThan(200);
  const faults = files.flatMap((file) => timingFaults(readFileSync(file, "utf8")).map((fault) => `${file}:${fault}`));
  expect(faults).toEqual([]);
});

it.each([
  ["expect(performance.now() - begun).toBeLessThan(5000)", "a duration is compared with a fixed number"],
  [
    "const took = Date.now() - begun; expect(took).not.toBeGreaterThan(MAX_MS)",
    "a duration is compared with a fixed number",
  ],
  ["expect.poll(look, { timeout: 20_000 }).toBe(1)", "a deadline of its own"],
  ["expect(row).toBeVisible({ timeout: SOON_MS })", "a deadline of its own"],
  ['it("x", { timeout: 10 * 60_000 }, run)', "a deadline of its own"],
  ["const SOON = { timeout: 60_000 };", "a deadline of its own"],
  ['it("x", run, 60_000)', "a test has a deadline of its own"],
  ["beforeAll(run, 60_000)", "a test has a deadline of its own"],
  ["await sleep(100)", "a sleep"],
  ["new Promise((resolve) => setTimeout(resolve, PAUSE_MS))", "a sleep"],
  ["page.waitForTimeout(500)", "a sleep"],
])("the time-dependent code %s is found", (text, fault) => {
  expect(timingFaults(text)).toEqual([`1: ${fault}`]);
});

it.each([
  "expect(longest).toBeLessThan(4 * usual)",
  "expect(performance.now() - begun).toBeLessThan(3 * alone)",
  "expect(rows.length).toBeLessThan(20)",
  "expect(Date.parse(expires) - Date.now()).toBeLessThanOrEqual(14 * DAY)",
  "transaction(work, { timeout: 100 })",
  "setTimeout(() => socket.end(), 150)",
  "vi.advanceTimersByTime(10_000)",
])("the harmless code %s is not reported", (text) => {
  expect(timingFaults(text)).toEqual([]);
});
