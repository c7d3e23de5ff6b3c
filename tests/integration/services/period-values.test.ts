import fc from "fast-check";
import { expect, it } from "vitest";
import { periodValuesFrom } from "@/lib/db/queries/statistics/period-values";
import type { Sql, SqlValue } from "@/lib/db/sql";
import { climateMonth } from "@/lib/services/climate";
import { updateStation } from "@/lib/services/observations";
import {
  createPeriodValue,
  recordPeriodValues,
  removePeriodValue,
  updatePeriodValue,
} from "@/lib/services/period-values";
import { history, record, remove, series } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";

const HOUR = 3_600_000;
const START = Date.UTC(2025, 9, 31, 20);
/** The clock changes within the range of the random times, and some days begin at half an hour. */
const ZONES = ["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
const reason = "test";

const period = fc.record({
  hour: fc.integer({ min: 0, max: 72 }),
  length: fc.constantFrom(6, 23, 24, 25),
  what: fc.constantFrom(
    { metric: "temperature", statistic: "max" } as const,
    { metric: "temperature", statistic: "min" } as const,
    { metric: "temperature", statistic: "mean" } as const,
    { metric: "rain", statistic: "total" } as const,
    { metric: "windGust", statistic: "max" } as const,
  ),
  value: fc.integer({ min: 0, max: 40 }),
});
const position = fc.nat({ max: 20 });
const command = fc.oneof(
  fc.record({ kind: fc.constant("say" as const), periods: fc.array(period, { minLength: 1, maxLength: 6 }) }),
  fc.record({ kind: fc.constant("add" as const), period }),
  fc.record({ kind: fc.constant("change" as const), position, value: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ kind: fc.constant("take back" as const), position }),
  fc.record({
    kind: fc.constant("read" as const),
    hour: fc.integer({ min: 0, max: 72 }),
    temperature: fc.integer({ min: 5, max: 30 }),
  }),
  fc.record({ kind: fc.constant("forget" as const), hour: fc.integer({ min: 0, max: 72 }) }),
  fc.record({ kind: fc.constant("zone" as const), zone: fc.constantFrom(...ZONES) }),
  fc.constant({ kind: "refresh" as const }),
);

onEachDatabase("period values", (fixture) => {
  const ctx = () => fixture.ctx();
  const newStation = async (timeZone: string) =>
    (await createStation(ctx(), { name: "Any", lat: 0, lon: 0, timeZone })).id;
  const timesOf = ({ hour, length }: { hour: number; length: number }) => ({
    from: START + hour * HOUR,
    to: START + (hour + length) * HOUR,
  });
  const harmless = (work: Promise<unknown>) =>
    work.catch((error: { code?: string }) => expect(["not_found", "invalid"]).toContain(error.code));

  async function daysOf(stationId: number) {
    const rows = await fixture.database.prisma.dayRollup.findMany({
      where: { stationId },
      orderBy: [{ metric: "asc" }, { time: "asc" }],
    });
    return rows.map(({ stationId: _, ...rest }) => rest);
  }

  it("days after any changes of period values equal those of a new station with the same readings and values", async () => {
    const { prisma } = fixture.database;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ZONES),
        fc.array(command, { minLength: 1, maxLength: 14 }),
        async (zone, commands) => {
          const stationId = await newStation(zone);
          const keyAt = async (position: number) => {
            const rows = await prisma.periodValue.findMany({ where: { stationId }, orderBy: { id: "asc" } });
            return { id: rows[position % Math.max(1, rows.length)]?.id ?? 2 ** 31 - 1 };
          };
          for (const step of commands) {
            if (step.kind === "say") {
              const values = step.periods.map(({ what, value, ...when }) => ({
                stationId,
                ...what,
                value,
                ...timesOf(when),
              }));
              await recordPeriodValues(ctx(), values);
            } else if (step.kind === "add") {
              const { what, value, ...when } = step.period;
              await harmless(createPeriodValue(ctx(), { stationId, ...what, value, ...timesOf(when) }));
            } else if (step.kind === "change") {
              await harmless(updatePeriodValue(ctx(), { key: await keyAt(step.position), value: step.value }));
            } else if (step.kind === "take back") {
              await harmless(removePeriodValue(ctx(), { key: await keyAt(step.position), reason }));
            } else if (step.kind === "read") {
              const { hour, temperature } = step;
              await record(ctx(), [{ station: stationId, time: START + hour * HOUR, temperature, rain: 0.2 }]);
            } else if (step.kind === "forget") {
              await harmless(remove(ctx(), { stationId, time: START + step.hour * HOUR, reason: "test" }));
            } else if (step.kind === "zone") {
              await updateStation(ctx(), { id: stationId, timeZone: step.zone });
            } else await refresh(ctx(), { stationId });
          }
          await refresh(ctx(), { stationId });
          expect(await prisma.dirtyHour.count({ where: { stationId } })).toBe(0);

          const { timeZone } = await prisma.station.findUniqueOrThrow({ where: { id: stationId } });
          const fresh = await newStation(timeZone);
          const readings = await prisma.sensorData.findMany({ where: { stationId } });
          const values = await prisma.periodValue.findMany({ where: { stationId } });
          await prisma.sensorData.createMany({
            data: readings.map(({ flags, corrections, extra, ...row }) => ({
              ...row,
              stationId: fresh,
              // A second value for one time is a correction.
              ...(flags !== null && { flags }),
              ...(corrections !== null && { corrections }),
            })),
          });
          await prisma.periodValue.createMany({ data: values.map(({ id, ...row }) => ({ ...row, stationId: fresh })) });
          const hours = Array.from({ length: 130 }, (_, i) => new Date(START + (i - 24) * HOUR));
          await prisma.dirtyHour.createMany({ data: hours.map((time) => ({ stationId: fresh, time })) });
          await refresh(ctx(), { stationId: fresh });
          expect(await daysOf(stationId)).toEqual(await daysOf(fresh));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("period values make days without any reading, in the station's zone, and do not touch current values", async () => {
    const stationId = await newStation("America/New_York");
    const day = { from: Date.parse("2025-07-04T04:00:00Z"), to: Date.parse("2025-07-05T04:00:00Z") };
    const said = [
      { stationId, metric: "temperature", statistic: "max", value: 31, ...day },
      { stationId, metric: "temperature", statistic: "min", value: 20, ...day },
      { stationId, metric: "rain", statistic: "total", value: 7.6, ...day },
    ] as const;
    expect(await recordPeriodValues(ctx(), said)).toEqual(said.map(() => ({ status: "stored" })));
    await refresh(ctx(), { stationId });
    expect(await daysOf(stationId)).toMatchObject([
      { day: "2025-07-04", metric: "rain", sum: 7.6, coverage: 24 },
      { day: "2025-07-04", metric: "temperature", max: 31, min: 20, sum: 25.5, count: 1, coverage: 24 },
    ]);
    const made = await daysOf(stationId);
    // An hour further west, the period begins an hour before the day.
    await updateStation(ctx(), { id: stationId, timeZone: "America/Chicago" });
    await refresh(ctx(), { stationId });
    const moved = await daysOf(stationId);
    expect(moved.map(({ day, metric, sum }) => [day, metric, sum])).toEqual(
      made.map(({ day, metric, sum }) => [day, metric, sum]),
    );

    const { prisma } = fixture.database;
    expect(await prisma.station.findUniqueOrThrow({ where: { id: stationId } })).toMatchObject({
      timestamp: null,
      latest: null,
    });
    expect(await prisma.hourRollup.count({ where: { stationId } })).toBe(0);

    expect(await recordPeriodValues(ctx(), [said[0], { ...said[1], value: 19 }])).toEqual([
      { status: "repeated" },
      { status: "conflicting", errors: { value: ["20 °C is stored, not 19 °C."] } },
    ]);
    expect(await prisma.periodValue.count({ where: { stationId } })).toBe(3);
  });

  it("period values appear by day and in charts over all time, with or without readings", async () => {
    const stationId = await newStation("UTC");
    const day = { from: Date.UTC(1950, 6, 1), to: Date.UTC(1950, 6, 2) };
    const extremes = { max: 30, min: 20 };
    await recordPeriodValues(
      ctx(),
      (["max", "min"] as const).map((statistic) => ({
        ...{ stationId, metric: "temperature", statistic, value: extremes[statistic] },
        ...day,
      })),
    );
    const found = async () => {
      await refresh(ctx(), { stationId });
      const { rows } = await history(ctx(), { stationId, from: day.from, resolution: "day" });
      const values = [];
      for await (const page of rows) values.push(...page.map((row) => [row.time, row.values.temperature]));
      const chart = await series(ctx(), { stationId, range: "all" });
      return { values, first: chart.metrics.temperature?.value[0] };
    };
    expect(await found()).toEqual({ values: [[day.from, 25]], first: 25 });
    const later = Date.UTC(2020, 0, 1);
    await record(ctx(), [{ station: stationId, time: later + HOUR, temperature: 5 }]);
    const both = [
      [day.from, 25],
      [later, 5],
    ];
    expect(await found()).toEqual({ values: both, first: 25 });
  });

  it("period values give no evapotranspiration for a day of which only the mean is known", async () => {
    const stationId = await newStation("UTC");
    const day = { from: Date.UTC(2025, 6, 1), to: Date.UTC(2025, 6, 2) };
    await recordPeriodValues(ctx(), [{ stationId, metric: "temperature", statistic: "mean", value: 25, ...day }]);
    await refresh(ctx(), { stationId });
    const { summary } = await climateMonth(ctx(), { stationId, month: "2025-07" });
    expect(summary).toMatchObject({ evapotranspiration: null, metrics: { temperature: { value: 25 } } });
  });

  it("an invalid period value is refused with the field's name", async () => {
    const stationId = await newStation("UTC");
    const good = {
      stationId,
      metric: "temperature",
      statistic: "max",
      value: 20,
      from: START,
      to: START + HOUR,
    } as const;
    const refused = async (input: object, field: string) => {
      const errors = { [field]: [expect.any(String)] };
      const value = { ...good, ...input };
      await expect(createPeriodValue(ctx(), value)).rejects.toMatchObject({ code: "invalid", fields: errors });
      expect(await recordPeriodValues(ctx(), [value])).toEqual([{ status: "refused", errors }]);
    };
    await refused({ value: 61 }, "value");
    await refused({ statistic: "total" }, "statistic");
    await refused({ metric: "windDirection" }, "statistic");
    await refused({ to: START }, "to");
    await refused({ from: Date.UTC(1700, 0, 1) }, "from");
    await refused({ to: Date.UTC(2900, 0, 1) }, "to");
    await expect(createPeriodValue(ctx(), { ...good, value: Number.NaN })).rejects.toMatchObject({ code: "invalid" });
    await expect(createPeriodValue(ctx(), { ...good, stationId: 2 ** 31 - 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    const { key } = await createPeriodValue(ctx(), good);
    await expect(createPeriodValue(ctx(), good)).rejects.toMatchObject({
      fields: { non_field_errors: [expect.any(String)] },
    });
    await expect(updatePeriodValue(ctx(), { key, value: -96 })).rejects.toMatchObject({
      fields: { value: [expect.any(String)] },
    });
    const stranger = fixture.ctx({ actor: { kind: "anonymous" } });
    await expect(createPeriodValue(stranger, good)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(recordPeriodValues(stranger, [good])).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(removePeriodValue(stranger, { key, reason })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("period values are read by an index range", async () => {
    const { read } = fixture.database;
    const asked: { statement: string; values: readonly SqlValue[] }[] = [];
    const sql: Sql = {
      ...read,
      all: (statement, values) => {
        asked.push({ statement, values });
        return read.all(statement, values);
      },
    };
    await periodValuesFrom(sql, await newStation("UTC"), START, START + HOUR);
    const [only] = asked;
    const explain = fixture.dialect === "sqlite" ? "EXPLAIN QUERY PLAN" : "EXPLAIN";
    const plan = await read.all<object>(`${explain} ${only?.statement}`, only?.values ?? []);
    expect(JSON.stringify(plan)).toContain("PeriodValue_stationId_from_to_metric_statistic_key");
  });
});
