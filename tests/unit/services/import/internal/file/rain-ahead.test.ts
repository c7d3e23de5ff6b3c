import fc from "fast-check";
import { expect, it } from "vitest";
import type { FileLine, FileReading } from "@/lib/services/import/internal/file/file-line";
import { withRainAtItsEnd } from "@/lib/services/import/internal/file/rain-ahead";

const HOUR = 3_600_000;
const START = Date.UTC(2025, 5, 1);
const iso = (hour: number) => new Date(START + hour * HOUR).toISOString();

/** A line of an hour that is named by its beginning. */
const line = (hour: number, values: FileReading["values"], station = "A"): FileLine => ({
  line: hour + 2,
  kind: "reading",
  reading: { station, time: iso(hour), values, extra: null },
});

async function moved(lines: readonly FileLine[]): Promise<FileLine[]> {
  async function* source() {
    yield* lines;
  }
  const found: FileLine[] = [];
  for await (const one of withRainAtItsEnd(source(), 60)) found.push(one);
  return found;
}

const told = (lines: readonly FileLine[]) =>
  lines.map((one) => (one.kind === "reading" ? [one.reading.station, one.reading.time, one.reading.values] : one.kind));

it("rain moves to the next reading, at the end of its hour", async () => {
  const lines = [line(0, { temperature: 10, rain: 1 }), line(1, { temperature: 11, rain: 0 }), line(2, { rain: 3 })];
  expect(told(await moved(lines))).toEqual([
    ["A", iso(0), { temperature: 10 }],
    ["A", iso(1), { temperature: 11, rain: 1 }],
    ["A", iso(2), { rain: 0 }],
    ["A", iso(3), { rain: 3 }],
  ]);
});

it("stations are kept apart, and rain before a gap gets a reading of its own", async () => {
  const bad: FileLine = { line: 9, kind: "bad", errors: { line: ["Bad."] } };
  const lines = [
    line(0, { temperature: 10, rain: 2 }),
    line(0, { temperature: 20, rain: 5 }, "B"),
    bad,
    line(1, { temperature: 21 }, "B"),
    line(5, { temperature: 15, rain: 0 }),
  ];
  expect(told(await moved(lines))).toEqual([
    ["A", iso(0), { temperature: 10 }],
    ["B", iso(0), { temperature: 20 }],
    "bad",
    ["B", iso(1), { temperature: 21, rain: 5 }],
    ["A", iso(1), { rain: 2 }],
    ["A", iso(5), { temperature: 15 }],
  ]);
});

it("no rain and no other value is lost, whatever is missing", async () => {
  const hour = fc.record({
    hour: fc.integer({ min: 0, max: 50 }),
    rain: fc.option(fc.nat(90)),
    temperature: fc.nat(40),
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(hour, { selector: (one) => one.hour, maxLength: 40 }), async (hours) => {
      const lines = hours
        .sort((a, b) => a.hour - b.hour)
        .map(({ hour, rain, temperature }) => line(hour, rain === null ? { temperature } : { temperature, rain }));
      const sum = (all: readonly FileLine[], key: "rain" | "temperature") =>
        all.reduce((total, one) => total + (one.kind === "reading" ? (one.reading.values[key] ?? 0) : 0), 0);
      const found = await moved(lines);
      for (const key of ["rain", "temperature"] as const) expect(sum(found, key)).toBe(sum(lines, key));
    }),
  );
});
