import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import type { ClimatePeriod, ClimateValue } from "@/lib/contract/climate/climate";
import { climateMonth, climateYear } from "@/lib/services/climate";
import { demoObservations, demoStations } from "@/lib/services/demo/internal/source";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import type { MetricKey } from "@/lib/weather/metrics";
import { onEachDatabase } from "../../support/database";

const HOUR = 3_600_000;
const REFUSING = ["range", "failure", "burst", "spike", "step", "stuck", "hidden"];
const SENT = [
  "temperature",
  "dewPoint",
  "humidity",
  "seaLevelPressure",
  "windSpeed",
  "windGust",
  "windDirection",
  "rain",
  "visibility",
] as const satisfies MetricKey[];
type Sent = (typeof SENT)[number];

type Row = { time: Date; flags: unknown } & Record<Sent, number | null>;

/**
 * Recomputes every figure of two months and a year of the demo from the raw rows, as docs/statistics.md defines it, in
 * the simplest way and without the code under test. An airport has one reading for each hour.
 */
onEachDatabase("the figures of the demo's reports", (fixture) => {
  it("every figure of the demo's reports equals the one computed from its raw rows", async () => {
    const ctx = fixture.ctx({ now: Date.UTC(2014, 5, 1) });
    const [airport] = await demoStations();
    if (!airport) throw new Error("The demo has no station.");
    const { id: stationId, timeZone } = await createStation(ctx, { ...airport.station, isDemo: false });
    const readings = [];
    for await (const { station, time, values } of demoObservations()) {
      if (station === airport.key) readings.push({ station: stationId, time, ...values });
    }
    for (let i = 0; i < readings.length; i += 1000) await record(ctx, readings.slice(i, i + 1000));
    await refresh(ctx, { stationId });
    const rows = (await fixture.database.prisma.sensorData.findMany({
      where: { stationId },
      orderBy: { time: "asc" },
    })) as Row[];
    expect(rows.length).toBeGreaterThan(8000);
    expect(rows.every(({ time }) => time.getTime() % HOUR === 0)).toBe(true);

    const whole = plainDays(rows, timeZone, "2013-01-01", 365);
    for (const month of ["2013-03", "2013-07"]) {
      const report = await climateMonth(ctx, { stationId, month });
      const own = whole.filter(({ day }) => day.startsWith(month));
      compare(report.summary, own);
      expect(report.days.map(({ day }) => day)).toEqual(own.map(({ day }) => day));
      for (const [i, plain] of own.entries()) {
        const { metrics, degreeDays, windRun, prevailingWind } = report.days[i] ?? {};
        for (const key of SENT) compareValue(key, metrics?.[key], plain.metrics[key], isWholeDay(plain.metrics[key]));
        expect(degreeDays).toEqual(near(degreesOf([plain])));
        expect(windRun).toEqual(near(runOf([plain])));
        expect(prevailingWind).toBe(prevailing([plain]));
      }
    }
    const year = await climateYear(ctx, { stationId, year: 2013 });
    const yearly: Sent[] = ["temperature", "dewPoint", "rain", "windSpeed", "windGust"];
    compare(year.summary, whole, yearly);
    for (const { month, ...summary } of year.months) {
      compare(
        summary,
        whole.filter(({ day }) => day.startsWith(month)),
        yearly,
      );
    }
    expect(year.days).toEqual(
      whole
        .filter(({ isMeasured }) => isMeasured)
        .map(({ day, metrics: { temperature, rain, windGust } }) => ({
          day,
          high: temperature?.max ?? null,
          low: temperature?.min ?? null,
          mean: near(temperature?.mean ?? null),
          rain: near(rain?.total ?? null),
          gust: windGust?.max ?? null,
        })),
    );
  });
});

interface PlainValue {
  mean: number;
  total: number;
  coverage: number;
  min: number;
  minTime: number;
  max: number;
  maxTime: number;
  /** The mean wind, the source of the wind direction. */
  east: number;
  north: number;
}

interface PlainDay {
  day: string;
  isMeasured: boolean;
  metrics: { [Metric in Sent]?: PlainValue };
  /** The winds of its hours that are not calm. */
  winds: { speed: number; direction: number }[];
}

function good(row: Row, key: Sent): number | null {
  const flag = (row.flags as Record<string, string> | null)?.[key];
  return flag !== undefined && REFUSING.includes(flag) ? null : row[key];
}

function plainDays(rows: readonly Row[], timeZone: string, first: string, count: number): PlainDay[] {
  const localDate = (time: number) =>
    Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const byDay = new Map<string, Row[]>();
  const rainByDay = new Map<string, Row[]>();
  for (const row of rows) {
    const time = row.time.getTime();
    // Rain fell in the time before its reading.
    for (const [days, day] of [[byDay, localDate(time)] as const, [rainByDay, localDate(time - 1)] as const]) {
      days.set(day, [...(days.get(day) ?? []), row]);
    }
  }
  return Array.from({ length: count }, (_, i) => {
    const date = Temporal.PlainDate.from(first).add({ days: i });
    const hours = date.toZonedDateTime(timeZone).hoursInDay;
    const day = date.toString();
    const metrics: PlainDay["metrics"] = {};
    for (const key of SENT) {
      const value = plainValue((key === "rain" ? rainByDay : byDay).get(day) ?? [], key, hours);
      if (value) metrics[key] = value;
    }
    const winds = (byDay.get(day) ?? []).flatMap((row) => {
      const [speed, direction] = [good(row, "windSpeed") ?? 1, good(row, "windDirection")];
      return direction === null || speed < 0.5 ? [] : [{ speed, direction }];
    });
    return { day, isMeasured: Object.keys(metrics).length > 0, metrics, winds };
  });
}

function plainValue(rows: readonly Row[], key: Sent, hoursInDay: number): PlainValue | undefined {
  const found = rows.flatMap((row) => {
    const value = good(row, key);
    const angle = ((good(row, "windDirection") ?? 0) * Math.PI) / 180;
    const speed = good(row, "windSpeed") ?? 1;
    const [east, north] = [speed * Math.sin(angle), speed * Math.cos(angle)];
    return value === null ? [] : [{ time: row.time.getTime(), value, east, north }];
  });
  if (found.length === 0) return undefined;
  const [min, max] = [Math.min(...found.map(({ value }) => value)), Math.max(...found.map(({ value }) => value))];
  const total = sum(found.map(({ value }) => value));
  return {
    total,
    mean: total / found.length,
    coverage: coverage(
      found.map(({ time }) => time),
      key,
      hoursInDay,
    ),
    min,
    minTime: found.find(({ value }) => value === min)?.time ?? Number.NaN,
    max,
    maxTime: found.find(({ value }) => value === max)?.time ?? Number.NaN,
    east: sum(found.map(({ east }) => east)) / found.length,
    north: sum(found.map(({ north }) => north)) / found.length,
  };
}

/** One hour for each reading; where readings usually come every two to six hours, each stands for that many. */
function coverage(times: readonly number[], key: Sent, hoursInDay: number): number {
  if (key === "rain" && times.length === 1) return hoursInDay;
  const gaps = times.map((time, i) => ((times[i + 1] ?? (times[0] ?? 0) + hoursInDay * HOUR) - time) / HOUR);
  const usual = gaps.sort((a, b) => a - b)[Math.ceil(gaps.length / 2) - 1] ?? 0;
  return Math.min(hoursInDay, times.length * (usual <= 6 ? usual : 1));
}

function compare(period: ClimatePeriod, days: readonly PlainDay[], metrics: readonly Sent[] = SENT): void {
  for (const key of metrics) {
    const all = valuesOf(days, key);
    const value = all.length === 0 ? undefined : together(all);
    compareValue(key, period.metrics[key], value, isWhole(days, key));
  }
  const temperatures = valuesOf(days, "temperature");
  expect(period.meanHigh).toEqual(near(sum(temperatures.map(({ max }) => max)) / temperatures.length));
  expect(period.meanLow).toEqual(near(sum(temperatures.map(({ min }) => min)) / temperatures.length));
  expect(period.degreeDays).toEqual(near(degreesOf(days)));
  expect(period.windRun).toEqual(near(runOf(days)));
  expect(period.prevailingWind).toBe(prevailing(days));
  const wettest = Math.max(...valuesOf(days, "rain").map(({ total }) => total));
  const day = days.find(({ metrics: { rain } }) => rain?.total === wettest)?.day;
  expect(period.wettestDay).toEqual(wettest > 0 ? { day, value: near(wettest) } : null);
  const measured = days.filter((own) => metrics.some((key) => own.metrics[key]));
  expect(period.measuredDays).toBe(measured.length);
  expect(period.counts).toEqual(countsOf(days));
}

function compareValue(
  key: Sent,
  shown: ClimateValue | undefined,
  plain: PlainValue | undefined,
  isWhole: boolean,
): void {
  if (!plain) {
    expect(shown, key).toBeUndefined();
    return;
  }
  const { total, mean, coverage, min, minTime, max, maxTime, east, north } = plain;
  const direction = ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
  const value = key === "rain" ? total : key === "windDirection" ? direction : mean;
  expect(shown, key).toEqual({ value: near(value), coverage: near(coverage), isWhole, min, minTime, max, maxTime });
}

function valuesOf(days: readonly PlainDay[], key: Sent): PlainValue[] {
  return days.flatMap(({ metrics }) => metrics[key] ?? []);
}

function together(all: readonly PlainValue[]): PlainValue {
  const hours = sum(all.map(({ coverage }) => coverage));
  const weighed = (of: (value: PlainValue) => number) => sum(all.map((value) => of(value) * value.coverage)) / hours;
  const lowest = all.reduce((a, b) => (b.min < a.min ? b : a));
  const highest = all.reduce((a, b) => (b.max > a.max ? b : a));
  return {
    total: sum(all.map(({ total }) => total)),
    mean: weighed(({ mean }) => mean),
    coverage: hours,
    min: lowest.min,
    minTime: lowest.minTime,
    max: highest.max,
    maxTime: highest.maxTime,
    east: weighed(({ east }) => east),
    north: weighed(({ north }) => north),
  };
}

function isWholeDay(value: PlainValue | undefined): boolean {
  return (value?.coverage ?? 0) >= 18;
}

/** At most five days of a month are missing, and no three in a row. */
function isWhole(days: readonly PlainDay[], key: Sent): boolean {
  const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))];
  return months.every((month) => {
    const own = days.filter(({ day }) => day.startsWith(month));
    const text = own.map(({ metrics }) => (isWholeDay(metrics[key]) ? "+" : "-")).join("");
    return !text.includes("---") && text.replaceAll("+", "").length <= 5;
  });
}

function degreesOf(days: readonly PlainDay[]) {
  const means = valuesOf(days, "temperature").map(({ min, max }) => (min + max) / 2);
  if (means.length === 0) return null;
  const base = (65 - 32) / 1.8;
  return {
    heating: sum(means.map((mean) => Math.max(0, base - mean))),
    cooling: sum(means.map((mean) => Math.max(0, mean - base))),
    growing: sum(means.map((mean) => Math.max(0, mean - 10))),
  };
}

/** In kilometres. */
function runOf(days: readonly PlainDay[]): number | null {
  const winds = valuesOf(days, "windSpeed");
  return winds.length === 0 ? null : sum(winds.map(({ mean, coverage }) => mean * coverage * 3.6));
}

function prevailing(days: readonly PlainDay[]): number | null {
  const sectors = Array.from({ length: 16 }, (_, i) => ({ degrees: i * 22.5, hours: 0, total: 0 }));
  for (const { speed, direction } of days.flatMap(({ winds }) => winds)) {
    const sector = sectors[Math.floor(direction / 22.5 + 0.5) % 16];
    if (sector) [sector.hours, sector.total] = [sector.hours + 1, sector.total + speed];
  }
  const [most] = sectors.sort((a, b) => b.hours - a.hours || b.total - a.total);
  return most && most.hours > 0 ? most.degrees : null;
}

function countsOf(days: readonly PlainDay[]) {
  const temperatures = valuesOf(days, "temperature");
  const tenths = (value: number) => Math.round(value * 10) / 10;
  const fahrenheit = (celsius: number) => tenths(celsius * 1.8 + 32);
  const highs = (is: (high: number) => boolean, of = tenths) => temperatures.filter(({ max }) => is(of(max))).length;
  const lows = (is: (low: number) => boolean, of = tenths) => temperatures.filter(({ min }) => is(of(min))).length;
  const rains = (from: number, of: (total: number) => number) =>
    valuesOf(days, "rain").filter(({ total }) => of(total) >= from).length;
  const inches = (mm: number) => Math.round((mm / 25.4) * 100) / 100;
  return {
    metric: {
      hot: highs((high) => high >= 30),
      ice: highs((high) => high < 0),
      frost: lows((low) => low < 0),
      bitter: lows((low) => low < -20),
      rain: rains(0.2, tenths),
      wet: rains(1, tenths),
      soaked: rains(10, tenths),
    },
    us: {
      hot: highs((high) => high >= 90, fahrenheit),
      ice: highs((high) => high <= 32, fahrenheit),
      frost: lows((low) => low <= 32, fahrenheit),
      bitter: lows((low) => low <= 0, fahrenheit),
      rain: rains(0.01, inches),
      wet: rains(0.1, inches),
      soaked: rains(1, inches),
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Sums in another order differ in their last digits. */
function near<Value>(value: Value): Value {
  if (typeof value === "number") return expect.closeTo(value, 6);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, near(one)])) as Value;
}
