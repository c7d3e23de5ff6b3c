import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { correct, record, remove } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import type { MetricKey } from "@/lib/weather/metrics";
import { onEachDatabase, type TestBench } from "../../support/database";

const METRICS = ["temperature", "rain", "windSpeed", "windDirection"] as const;
const HOUR = 3_600_000;
/** Some of them are exactly at the end of an hour or a day. */
const STEP_MS = 20 * 60_000;
/** Both changes of the clock in each of these zones are within the range of the random times. */
const PLACES = [
  { zone: "America/New_York", start: Date.UTC(2025, 10, 1, 20) },
  { zone: "America/New_York", start: Date.UTC(2025, 2, 8, 20) },
  { zone: "Asia/Kolkata", start: Date.UTC(2025, 5, 1, 15) },
  { zone: "Australia/Lord_Howe", start: Date.UTC(2025, 9, 4, 6) },
];

interface PlainStats {
  count: number;
  /** The total for rain, the mean otherwise. */
  value: number;
  min: number;
  minTime: number;
  max: number;
  maxTime: number;
}

/** Flags whose values count: docs/quality.md. */
const SUSPECT = ["jump", "flat", "rate", "inconsistent", "neighbours"];

interface Observed {
  metric: string;
  time: number;
  value: number;
  speed: number;
}

/** The values as a person would read them in the table. */
function observedIn(rows: { time: Date; flags: unknown; corrections: unknown; [metric: string]: unknown }[]) {
  return rows.flatMap((row) => {
    const good = (metric: string): number | null => {
      const corrected = (row.corrections as Record<string, number> | null)?.[metric];
      const flag = (row.flags as Record<string, string> | null)?.[metric];
      const isRefused = flag !== undefined && !SUSPECT.includes(flag);
      return corrected ?? (isRefused ? null : (row[metric] as number | null));
    };
    return METRICS.flatMap((metric): Observed[] => {
      const value = good(metric);
      return value === null ? [] : [{ metric, time: row.time.getTime(), value, speed: good("windSpeed") ?? 1 }];
    });
  });
}

/** A gauge's value covers the time that ends with its reading. */
const momentOf = ({ metric, time }: Observed) => (metric === "rain" ? time - 1 : time);

function grouped(all: readonly Observed[], keyOf: (one: Observed) => string): Map<string, Observed[]> {
  const groups = new Map<string, Observed[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** The statistics of a bucket in the simplest way, with the given mean. */
function plain(group: readonly Observed[], mean: number): PlainStats {
  const [first] = group;
  if (!first) throw new Error("There is nothing in this group.");
  let [low, high] = [first, first];
  for (const one of group) {
    if (one.value < low.value) low = one;
    if (one.value > high.value) high = one;
  }
  return {
    count: group.length,
    value: first.metric === "rain" ? sumOf(group.map(({ value }) => value)) : mean,
    min: low.value,
    minTime: low.time,
    max: high.value,
    maxTime: high.time,
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const meanOf = (group: readonly Observed[]) => sumOf(group.map(({ value }) => value)) / group.length;

/**
 * How much (ms) of a bucket of this length was observed: with readings every 20 minutes, a gap of three times the
 * usual one occurs only where some are missing.
 */
function observedFor(group: readonly Observed[], length: number): number {
  const times = group.map(({ time }) => time).sort((a, b) => a - b);
  const gaps = times.map((time, i) => (i + 1 < times.length ? Number(times[i + 1]) : Number(times[0]) + length) - time);
  const usual = Number([...gaps].sort((a, b) => a - b)[Math.ceil(gaps.length / 2) - 1]);
  return sumOf(gaps.map((gap) => (gap > 3 * usual ? usual : gap)));
}

function plainHours(all: readonly Observed[]): Map<string, PlainStats> {
  const groups = grouped(all, (one) => `${one.metric} ${hourOf(momentOf(one))}`);
  return new Map([...groups].map(([key, group]) => [key, plain(group, meanOf(group))]));
}

/** A day's mean is that of its hours, weighted by how much of each was observed within the day. */
function plainDays(all: readonly Observed[], zone: string): Map<string, PlainStats> {
  const groups = grouped(all, (one) => `${one.metric} ${localDate(zone)(momentOf(one))}`);
  return new Map(
    [...groups].map(([key, group]) => {
      const parts = [...grouped(group, (one) => hourOf(momentOf(one))).values()].map((part) => {
        const hour = Math.floor(momentOf(part[0] as Observed) / HOUR) * HOUR;
        const isSameDay = (time: number) => localDate(zone)(time) === key.slice(-"2026-07-04".length);
        const length = isSameDay(hour) && isSameDay(hour + HOUR - 1) ? HOUR : HOUR / 2;
        return { mean: meanOf(part), length: observedFor(part, length) };
      });
      const total = sumOf(parts.map(({ length }) => length));
      return [key, plain(group, sumOf(parts.map(({ mean, length }) => (mean * length) / total)))];
    }),
  );
}

const hourOf = (time: number) => new Date(time).toISOString().slice(0, 13);
const localDate = (zone: string) => (time: number) =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate().toString();

async function expectRollupsRight(fixture: TestBench, stationId: number, zone: string): Promise<void> {
  const { prisma } = fixture.database;
  const rows = await prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
  const only = { stationId, metric: { in: [...METRICS] } };
  const hours = await prisma.hourRollup.findMany({ where: only });
  const days = await prisma.dayRollup.findMany({ where: only });
  const all = observedIn(rows);
  expectSame(new Map(hours.map((row) => [`${row.metric} ${hourOf(row.time.getTime())}`, row])), plainHours(all));
  expectSame(new Map(days.map((row) => [`${row.metric} ${row.day}`, row])), plainDays(all, zone));
  expect(await prisma.dirtyHour.count({ where: { stationId } })).toBe(0);
}

type Row = Omit<PlainStats, "value" | "minTime" | "maxTime"> & { sum: number; minTime: Date; maxTime: Date };

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
    if (key.startsWith("windDirection")) continue;
    const total = row?.sum ?? Number.NaN;
    expect(key.startsWith("rain") ? total : total / want.count, key).toBeCloseTo(want.value, 6);
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

onEachDatabase("rollups", (fixture) => {
  it("rollups equal a plain aggregation of the raw rows, after any inserts, repeats, corrections and deletions", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PLACES),
        fc.array(command, { minLength: 1, maxLength: 16 }),
        async ({ zone, start }, commands) => {
          const ctx = fixture.ctx();
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
          await expectRollupsRight(fixture, id, zone);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("rollups are correct when readings arrive while they are being made", async () => {
    const ctx = fixture.ctx();
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
    await expectRollupsRight(fixture, id, "UTC");
  });

  it("rollups of more stations and hours than fit one transaction are all made", async () => {
    const ctx = fixture.ctx();
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
    expect(await refresh(ctx, {}, { onProgress: (hours) => progress.push(hours) })).toBe(450 + 22 * 2);
    expect(progress.length).toBeLessThan(6);
    for (const id of ids) await expectRollupsRight(fixture, id, "UTC");
  });

  it("rollups of a station that fails are retried later, and do not block those of other stations", async () => {
    const ctx = fixture.ctx();
    const start = Date.UTC(2026, 0, 1);
    const ids: number[] = [];
    for (let n = 0; n < 3; n++) {
      ids.push((await createStation(ctx, { name: `Fault ${n}`, lat: 0, lon: 0, timeZone: "UTC" })).id);
    }
    await record(
      ctx,
      ids.map((station) => ({ station, time: start, temperature: 10 })),
    );
    const [, broken = 0] = ids;
    const setZone = (timeZone: string) =>
      fixture.database.prisma.station.update({ where: { id: broken }, data: { timeZone } });
    await setZone("Nowhere/At all");
    const faults: number[] = [];
    expect(await refresh(ctx, {}, { onFault: (id) => faults.push(id) })).toBe(2);
    expect(faults).toEqual([broken]);
    for (const id of ids) if (id !== broken) await expectRollupsRight(fixture, id, "UTC");
    await setZone("UTC");
    expect(await refresh(ctx, {}, { onFault: (id) => faults.push(id) })).toBe(1);
    expect(faults).toHaveLength(1);
    await expectRollupsRight(fixture, broken, "UTC");
  });
});
