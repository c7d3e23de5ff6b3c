import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { heartbeat } from "../../../scripts/lib/heartbeat.mjs";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a long silence is filled with what still runs, and for how long", () => {
  const lines: string[] = [];
  const beat = heartbeat("files", (line) => lines.push(line));
  beat.start(3);
  beat.begin("a.test.ts");
  beat.begin("b.test.ts");
  vi.advanceTimersByTime(10_000);
  beat.end("a.test.ts");
  vi.advanceTimersByTime(10_000);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(20_000);
  expect(lines).toEqual([
    "… 1 of 3 files done; running: b.test.ts (25 s)",
    "… 1 of 3 files done; running: b.test.ts (40 s)",
  ]);
  beat.stop();
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(2);
});

it("before anything has begun it says so", () => {
  const lines: string[] = [];
  const beat = heartbeat("tests", (line) => lines.push(line));
  beat.start(64);
  vi.advanceTimersByTime(15_000);
  expect(lines).toEqual(["… 0 of 64 tests done; running: nothing yet"]);
  beat.stop();
});
