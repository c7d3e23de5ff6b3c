import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { correct } from "@/lib/services/readings/correct";
import { record } from "@/lib/services/readings/record";
import { remove } from "@/lib/services/readings/remove";
import { refresh } from "@/lib/services/rollups/refresh";
import { createStation } from "@/lib/services/stations/create";
import type { MetricKey } from "@/lib/weather/metrics";
import { onEachDatabase, type TestBench } from "../support/database";

const METRICS = ["temperature", "rain", "windSpeed", "windDirection"] as const;
const STEP_MS = 23 * 60_000;
/** Both changes of the clock in each of these zones lie within reach of the random times. */
const PLACES = [
  { zone: "America/New_York", start: Date.UTC(2025, 10, 1, 20) },
  { zone: "America/New_York", start: Date.UTC(2025, 2, 8, 20) },
  { zone: "Asia/Kolkata", start: Date.UTC(2025, 5, 1, 15) },
  { zone: "Australia/Lord_Howe", start: Date.UTC(2025, 9, 4, 6) },
];

interface PlainStats {
  count: number;
  sum: number;
  min: number;
  minTime: number;
  max: number;
  maxTime: number;
}

/** Flags whose values count: docs/quality.md. */
const SUSPECT = ["jump", "flat", "rate", "inconsistent"];

/** What the rollups must be, by the simplest means: a pass over what a person would read in the table. */
function plainAggregation(
  rows: { time: Date; flags: unknown; corrections: unknown; [metric: string]: unknown }[],
  bucketOf: (time: number) => string,
): Map<string, PlainStats> {
  const totals = new Map<string, PlainStats>();
  for (const row of rows) {
    const time = row.time.getTime();
    for (const metric of METRICS) {
      const corrected = (row.corrections as Record<string, number> | null)?.[metric];
      const flag = (row.flags as Record<string, string> | null)?.[metric];
      const isRefused = flag !== undefined && !SUSPECT.includes(flag);
      const value = corrected ?? (isRefused ? null : (row[metric] as number | null));
      if (value === null) continue;
      const key = `${metric} ${bucketOf(time)}`;
      const total = totals.get(key) ?? { count: 0, sum: 0, min: value, minTime: time, max: value, maxTime: time };
      total.count += 1;
      total.sum += value;
      if (value < total.min) Object.assign(total, { min: value, minTime: time });
      if (value > total.max) Object.assign(total, { max: value, maxTime: time });
      totals.set(key, total);
    }
  }
  return totals;
}

const hourOf = (time: number) => new Date(time).toISOString().slice(0, 13);
const localDate = (zone: string) => (time: number) =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate().toString();

async function expectRollupsRight(bench: TestBench, stationId: number, zone: string): Promise<void> {
  const { prisma } = bench.database;
  const rows = await prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
  const only = { stationId, metric: { in: [...METRICS] } };
  const hours = await prisma.hourRollup.findMany({ where: only });
  const days = await prisma.dayRollup.findMany({ where: only });
  expectSame(
    new Map(hours.map((row) => [`${row.metric} ${hourOf(row.time.getTime())}`, row])),
    plainAggregation(rows, hourOf),
  );
  expectSame(new Map(days.map((row) => [`${row.metric} ${row.day}`, row])), plainAggregation(rows, localDate(zone)));
  expect(await prisma.dirtyHour.count({ where: { stationId } })).toBe(0);
}

type Row = Omit<PlainStats, "minTime" | "maxTime"> & { minTime: Date; maxTime: Date };

function expectSame(actual: Map<string, Row>, expected: Map<string, PlainStats>): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [key, want] of expected) {
    const row = actual.get(key);
    expect(row, key).toMatchObject({
      count: want.count,
      min: want.min,
      max: want.max,
      minTime: new Date(want.minTime),
      maxTime: new Date(want.maxTime),
    });
    expect(row?.sum).toBeCloseTo(want.sum, 6);
  }
}

const slot = fc.integer({ min: 0, max: 60 });
const reading = fc.record(
  {
    slot,
    temperature: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 100, max: 140 }).map((tenths) => tenths / 10) },
      fc.constant(9999),
    ),
    rain: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
    windSpeed: fc.integer({ min: 0, max: 150 }).map((tenths) => tenths / 10),
    windDirection: fc.integer({ min: 0, max: 359 }),
  },
  { requiredKeys: ["slot", "temperature"] },
);
const metric = fc.constantFrom(...METRICS);
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("record" as const),
      readings: fc.array(reading, { minLength: 1, maxLength: 30 }),
    }),
  },
  fc.record({ kind: fc.constant("correct" as const), slot, metric, value: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ kind: fc.constantFrom("hide" as const, "restore" as const), slot, metric }),
  fc.record({ kind: fc.constant("remove" as const), slot }),
  fc.record({ kind: fc.constant("refresh" as const) }),
);

onEachDatabase("rollups", (bench) => {
  it("are what a plain aggregation over the raw rows gives, after any inserts, repeats, corrections and deletions", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PLACES),
        fc.array(command, { minLength: 1, maxLength: 16 }),
        async ({ zone, start }, commands) => {
          const ctx = bench.ctx();
          const { id } = await createStation(ctx, { name: "Any", lat: 0, lon: 0, timeZone: zone });
          const timeOf = (n: number) => start + n * STEP_MS;
          const ignoringAbsent = (work: Promise<void>) =>
            work.catch((error: { code?: string }) => expect(error.code).toBe("not_found"));
          for (const step of commands) {
            if (step.kind === "record") {
              const inputs = step.readings.map(({ slot: n, ...values }) => ({
                station: id,
                time: timeOf(n),
                ...values,
              }));
              await record(ctx, inputs);
            } else if (step.kind === "remove") {
              await ignoringAbsent(remove(ctx, { stationId: id, time: timeOf(step.slot), reason: "test" }));
            } else if (step.kind === "refresh") {
              await refresh(ctx, { stationId: id });
            } else {
              const change =
                step.kind === "correct"
                  ? { kind: step.kind, metric: step.metric as MetricKey, value: step.value }
                  : { kind: step.kind, metric: step.metric as MetricKey };
              await ignoringAbsent(correct(ctx, { stationId: id, time: timeOf(step.slot), reason: "test", change }));
            }
          }
          await refresh(ctx, { stationId: id });
          await expectRollupsRight(bench, id, zone);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("come out right when readings arrive while they are being made", async () => {
    const ctx = bench.ctx();
    const { id } = await createStation(ctx, { name: "Busy", lat: 0, lon: 0, timeZone: "UTC" });
    const start = Date.UTC(2026, 0, 1);
    const recording = Array.from({ length: 20 }, (_, n) =>
      record(
        ctx,
        Array.from({ length: 10 }, (_, i) => ({ station: id, time: start + (n * 10 + i) * STEP_MS, temperature: 10 })),
      ),
    );
    await Promise.all([...recording, refresh(ctx, { stationId: id }), refresh(ctx, { stationId: id })]);
    await refresh(ctx, { stationId: id });
    await expectRollupsRight(bench, id, "UTC");
  });

  it("of more stations and hours than one transaction takes are all made", async () => {
    const ctx = bench.ctx();
    const start = Date.UTC(2026, 0, 1);
    const ids: number[] = [];
    for (let n = 0; n < 23; n++) {
      ids.push((await createStation(ctx, { name: `Many ${n}`, lat: 0, lon: 0, timeZone: "UTC" })).id);
    }
    const hoursOf = (id: number) => (id === ids[3] ? 450 : 2);
    await record(
      ctx,
      ids.flatMap((id) =>
        Array.from({ length: hoursOf(id) }, (_, i) => ({
          station: id,
          time: start + i * 3_600_000,
          temperature: i % 7,
        })),
      ),
    );
    const progress: number[] = [];
    expect(await refresh(ctx, { onProgress: (hours) => progress.push(hours) })).toBe(450 + 22 * 2);
    expect(progress.length).toBeLessThan(6);
    for (const id of ids) await expectRollupsRight(bench, id, "UTC");
  });
});
