import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLog } from "@/device-agent/log";
import { openQueues } from "@/device-agent/queue/open";
import type { ReadingQueue } from "@/device-agent/queue/reading-queue";
import { type TestBoard, testBoard } from "../clock/board";
import { temporaryFolder } from "../temporary";

const NOW = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNSET = Date.UTC(1970, 0, 1);
const SAMPLE = { values: { temperature: 20 } };
const SILENT = createLog({ level: "error", format: "text", secrets: [], write: () => {} });

function open(dir: string, clock: ReturnType<TestBoard["clock"]>): ReadingQueue {
  return openQueues({ dir: join(dir, "data"), max_bytes: 10_000_000 }, clock, SILENT).readings;
}

/** What would be sent now, in order: times, or why not. */
function verdicts(queue: ReadingQueue): (number | string)[] {
  const all = { items: 100_000, bytes: 100_000_000 };
  return queue.journal.read(queue.journal.acknowledged, all).flatMap(({ n, entry }) => {
    if ("settle" in entry) return [];
    const verdict = queue.timeOf({ n, entry });
    return typeof verdict === "string" ? verdict : "time" in verdict ? verdict.time : verdict.never;
  });
}

function near(time: number) {
  return expect.closeTo(time, -1.6);
}

describe("the readings that wait", () => {
  it("a queued reading has the time of its measurement, within 16 ms", () => {
    const dir = temporaryFolder();
    const board = testBoard(dir, NOW);
    const queue = open(dir, board.clock());
    queue.take(SAMPLE);
    board.pass(1000);
    queue.take(SAMPLE);
    expect(verdicts(queue)).toEqual([near(NOW), near(NOW + 1000)]);
  });

  it("readings wait while the clock is not set, and are timed by the monotonic clock", () => {
    const dir = temporaryFolder();
    const board = testBoard(dir, UNSET);
    const clock = board.clock();
    const queue = open(dir, clock);
    queue.take(SAMPLE);
    board.pass(MINUTE);
    queue.take(SAMPLE);
    expect(verdicts(queue)).toEqual(["wait", "wait"]);
    board.pass(MINUTE);
    board.wall = NOW;
    queue.take(SAMPLE);
    expect(verdicts(queue)).toEqual([near(NOW - 2 * MINUTE), near(NOW - MINUTE), near(NOW)]);
  });

  it("a clock that systemd-timesyncd has not set yet is not trusted", () => {
    const dir = temporaryFolder();
    const board = testBoard(dir, NOW);
    board.write("run/systemd/timesync/nothing", "");
    const queue = open(dir, board.clock());
    queue.take(SAMPLE);
    expect(verdicts(queue)).toEqual(["wait"]);
    board.wall = NOW + HOUR;
    board.write("run/systemd/timesync/synchronized", "");
    expect(verdicts(queue)).toEqual([near(NOW + HOUR)]);
  });

  it("a reading keeps its assigned time, after a restart of the agent and another jump too", async () => {
    const dir = temporaryFolder();
    const board = testBoard(dir, UNSET);
    const queue = open(dir, board.clock());
    queue.take(SAMPLE);
    board.wall = NOW;
    const [given] = verdicts(queue);
    expect(await queue.areTimesKept()).toBe(true);
    board.wall = NOW + HOUR;
    expect(verdicts(open(dir, board.clock()))).toEqual([given]);
  });

  it("readings far ahead of the server's time are assigned that time, repeatedly the same one", () => {
    const dir = temporaryFolder();
    const board = testBoard(dir, NOW + 24 * HOUR);
    const clock = board.clock();
    const queue = open(dir, clock);
    queue.take(SAMPLE);
    board.pass(MINUTE);
    clock.heard(NOW);
    const [given] = verdicts(queue);
    expect(given).toEqual(near(NOW - MINUTE));
    board.pass(MINUTE);
    clock.heard(NOW + MINUTE + 700);
    expect(verdicts(queue)).toEqual([given]);
    queue.take(SAMPLE);
    expect(verdicts(queue)).toEqual([given, near(NOW + MINUTE + 700)]);
  });

  it("readings slightly ahead wait, because an abandoned request may still arrive", () => {
    const dir = temporaryFolder();
    const board = testBoard(dir, NOW + 10 * MINUTE);
    const clock = board.clock();
    const queue = open(dir, clock);
    const { time } = queue.take(SAMPLE);
    clock.heard(NOW);
    expect(verdicts(queue)).toEqual(["wait"]);
    board.pass(7 * MINUTE);
    expect(verdicts(queue)).toEqual([time]);
  });

  it("readings of an earlier boot whose clock was never set have no time, with a reason", () => {
    const dir = temporaryFolder();
    const board = testBoard(dir, UNSET);
    open(dir, board.clock()).take(SAMPLE);
    board.reboot("boot-2");
    board.wall = NOW;
    expect(verdicts(open(dir, board.clock()))).toEqual([expect.stringContaining("never set")]);
  });

  it("readings never share or change a millisecond, even if clocks jump and the board restarts", () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant({ do: "take" as const, ms: 0 }) },
      fc.record({ do: fc.constant("jump" as const), ms: fc.integer({ min: -2 * HOUR, max: 2 * HOUR }) }),
      fc.record({ do: fc.constant("hear" as const), ms: fc.integer({ min: -MINUTE, max: MINUTE }) }),
      fc.constant({ do: "unset" as const, ms: 0 }),
      fc.constant({ do: "restart" as const, ms: 0 }),
      fc.constant({ do: "reboot" as const, ms: 0 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (plan) => {
        const dir = mkdtempSync(join(tmpdir(), "weather-agent-times-"));
        const board = testBoard(dir, NOW);
        let truth = NOW;
        let boots = 1;
        let clock = board.clock();
        let queue = open(dir, clock);
        let known: (number | string)[] = [];
        for (const { do: what, ms } of plan) {
          if (what === "take") queue.take(SAMPLE);
          if (what === "jump") board.wall += ms;
          if (what === "hear") clock.heard(truth + ms);
          if (what === "unset") board.wall = UNSET;
          if (what === "reboot") {
            boots += 1;
            board.reboot(`boot-${boots}`);
          }
          if (what === "restart" || what === "reboot") {
            clock = board.clock();
            queue = open(dir, clock);
          }
          board.pass(1000);
          truth += 1000;
          const now = verdicts(queue);
          const times = now.filter((time) => typeof time === "number");
          expect(new Set(times).size).toBe(times.length);
          // Only a time that the server would refuse may become another one.
          const ahead = (clock.server() ?? Number.POSITIVE_INFINITY) + 5 * MINUTE;
          for (const [i, time] of known.entries()) {
            if (typeof time === "number" && time < ahead && now[i] !== "wait") expect(now[i]).toBe(time);
          }
          known = now;
        }
        rmSync(dir, { recursive: true });
      }),
      { numRuns: 50 },
    );
  });
});
