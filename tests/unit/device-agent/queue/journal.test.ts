import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Journal } from "@/device-agent/queue/journal";
import { temporaryFolder } from "../temporary";

const ALL = { items: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

interface Heard {
  loss: number;
  trouble: unknown[];
}

/** A journal of numbers, whose state is their sum. */
function open(dir: string, maxBytes = 10_000_000, heard: Heard = { loss: 0, trouble: [] }): Journal<number, number> {
  return new Journal<number, number>({
    dir,
    maxBytes,
    schema: z.number(),
    stateSchema: z.number(),
    initial: 0,
    fold: (greatest, entry) => Math.max(greatest, entry),
    mayGo: () => true,
    onDisk: (error) => heard.trouble.push(error),
    onLoss: (count) => {
      heard.loss += count;
    },
  });
}

function waiting(journal: Journal<number, number>): number[] {
  return journal.read(journal.acknowledged, ALL).map(({ entry }) => entry);
}

describe("a journal", () => {
  it("a reopened journal returns its entries in order", () => {
    const dir = temporaryFolder();
    const first = open(dir);
    for (const value of [3, 1, 2]) first.append(value);
    expect(waiting(open(dir))).toEqual([3, 1, 2]);
  });

  it("a journal reads in portions across many files", () => {
    const journal = open(temporaryFolder(), 64 * 1024);
    const values = Array.from({ length: 1500 }, (_, i) => i);
    for (const value of values) journal.append(value);
    const found: number[] = [];
    for (let after = 0; ; ) {
      const portion = journal.read(after, { items: 7, bytes: 1_000_000 });
      const last = portion.at(-1);
      if (!last) break;
      after = last.n;
      found.push(...portion.map(({ entry }) => entry));
    }
    expect(found).toEqual(values);
  });

  it("a journal deletes files whose entries are all acknowledged", () => {
    const dir = temporaryFolder();
    const journal = open(dir, 64 * 1024);
    for (let i = 1; i <= 1000; i++) journal.append(i);
    expect(readdirSync(dir).length).toBeGreaterThan(3);
    journal.acknowledge(1000);
    expect(readdirSync(dir).length).toBe(1);
    expect(open(dir, 64 * 1024).state).toBe(1000);
  });

  it("a journal skips a damaged line and returns the others", () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    journal.append(1);
    appendFileSync(join(dir, readdirSync(dir)[0] ?? ""), "00000000 garbage\n");
    expect(waiting(open(dir))).toEqual([1]);
  });

  it("a journal stays within its size by thinning out, and counts the loss", async () => {
    const dir = temporaryFolder();
    const heard = { loss: 0, trouble: [] };
    const journal = open(dir, 64 * 1024, heard);
    const count = 6_000;
    for (let i = 1; i <= count; i++) journal.append(i);
    const bytes = readdirSync(dir).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
    expect(bytes).toBeLessThan(80 * 1024);
    const left = waiting(journal);
    expect(left.length + journal.lost).toBe(count);
    expect(heard.loss).toBe(journal.lost);
    // The first has been handed out to nobody, the newest is whole, and all between is thinner the older it is.
    expect(left.at(-1)).toBe(count);
    expect(left).toEqual([...left].sort((a, b) => a - b));
    await journal.close();
    const again = open(dir, 64 * 1024);
    expect(again.lost).toBe(heard.loss);
    expect(waiting(again)).toEqual(left);
  });

  it("a journal never reuses a number, even if acknowledged entries are deleted", async () => {
    const dir = temporaryFolder();
    const journal = open(dir);
    journal.append(1);
    const n = journal.append(2);
    journal.acknowledge(n);
    await journal.close();
    for (const name of readdirSync(dir)) if (name.endsWith(".log")) truncateSync(join(dir, name), 0);
    const again = open(dir);
    expect(again.append(3)).toBeGreaterThan(n);
    expect(waiting(again)).toEqual([3]);
  });
});

type Step =
  | { do: "append"; count: number }
  | { do: "acknowledge"; share: number }
  | { do: "sync" }
  | { do: "kill" }
  | { do: "tear"; share: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("append" as const), count: fc.integer({ min: 1, max: 60 }) }) },
    fc.record({ do: fc.constant("acknowledge" as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ do: fc.constant("sync" as const) }),
    fc.record({ do: fc.constant("kill" as const) }),
    fc.record({ do: fc.constant("tear" as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  ),
  { maxLength: 40 },
);

/** Cuts the newest file at any byte, as a power failure may. */
function tear(dir: string, share: number): void {
  const name = readdirSync(dir)
    .filter((file) => file.endsWith(".log"))
    .sort()
    .at(-1);
  if (name) truncateSync(join(dir, name), Math.floor(statSync(join(dir, name)).size * share));
}

describe("whatever happens to a journal", () => {
  it("a journal loses, corrupts and reorders nothing in any sequence of operations", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const dir = mkdtempSync(join(tmpdir(), "weather-agent-journal-"));
        let journal = open(dir, 64 * 1024);
        let taken: number[] = [];
        let acknowledged = 0;
        let value = 0;
        for (const step of plan) {
          if (step.do === "append") {
            for (let i = 0; i < step.count; i++) {
              value += 1;
              taken.push(value);
              journal.append(value);
            }
          } else if (step.do === "acknowledge") {
            const left = journal.read(journal.acknowledged, ALL);
            const last = left[Math.floor(left.length * step.share) - 1];
            if (last) journal.acknowledge(last.n);
            if (last) acknowledged = last.entry;
          } else if (step.do === "sync") await journal.sync();
          else {
            if (step.do === "tear") tear(dir, step.share);
            journal = open(dir, 64 * 1024);
            const left = waiting(journal);
            // Of a torn file the end is gone, and nothing else; acknowledged ones may come again, in their order.
            const end = step.do === "tear" ? (left.at(-1) ?? acknowledged) : value;
            const expected = taken.filter((each) => each <= Math.max(end, acknowledged));
            expect(left).toEqual(expected.slice(expected.length - left.length));
            const missing = expected.slice(0, expected.length - left.length);
            expect(missing.every((each) => each <= acknowledged)).toBe(true);
            taken = expected;
          }
        }
        expect(waiting(journal)).toEqual(taken.slice(taken.length - waiting(journal).length));
        rmSync(dir, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });
});
