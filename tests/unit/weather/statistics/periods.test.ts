import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MetricKey } from "@/lib/weather/metrics";
import {
  beginningsFor,
  countsIn,
  type PeriodValue,
  type Statistic,
  statisticsOf,
  withGiven,
} from "@/lib/weather/statistics/periods";
import { representative, type Stats } from "@/lib/weather/statistics/rollup";
import { HOUR_MS } from "@/lib/weather/time/durations";

/** A day of New York in summer: from 04:00 UTC. */
const DAY = { from: Date.UTC(2026, 6, 4, 4), to: Date.UTC(2026, 6, 5, 4) };
/** What stands for the time of an extreme of which the day alone is known. */
const UNKNOWN = DAY.to - 1;
const at = (hours: number) => DAY.from + hours * HOUR_MS;

function of(metric: MetricKey, statistic: Statistic, value: number, period: { from: number; to: number } = DAY) {
  return { metric, statistic, value, ...period };
}

/** Of hourly readings over the first hours of the day: from 15 to 25 °C, the highest at three, the mean 18. */
function readings(coverage: number): Stats {
  const extremes = { min: 15, minTime: at(1), max: 25, maxTime: at(3) };
  return { count: coverage, coverage, sum: 18 * coverage, ...extremes, x: null, y: null };
}

const temperature = (stats: Stats | undefined, ...given: PeriodValue[]) => withGiven("temperature", stats, given, DAY);

describe("a period", () => {
  it.each([
    ["the day itself", 0, 24, true],
    ["that of an observer who keeps standard time", 1, 25, true],
    ["24 hours that a METAR tells of at 23:53", -0.12, 23.88, true],
    ["six hours of it", 18, 24, true],
    ["six hours that reach two into the next", 20, 26, false],
    ["24 hours up to seven in the morning", -17, 7, false],
    ["the hour before it, which is of the day before", -1, 0, false],
    ["two days", 0, 48, false],
  ])("whether a period that is %s counts for the day", (_, from, to, counts) => {
    expect(countsIn({ from: at(from), to: at(to) }, DAY)).toBe(counts);
  });

  it("a period counts for one day at most, and starts where it is looked up", () => {
    const hours = fc.integer({ min: -3000, max: 6000 }).map((hundredths) => at(hundredths / 100));
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const period = { from: Math.min(a, b), to: Math.max(a, b) };
        const days = [-24, 0, 24].map((hour) => ({ from: at(hour), to: at(hour + 24) }));
        const counting = days.filter((day) => countsIn(period, day));
        expect(counting.length).toBeLessThan(2);
        for (const day of counting) {
          const { from, to } = beginningsFor(day);
          expect(period.from >= from && period.from < to).toBe(true);
        }
      }),
    );
  });
});

describe("a day with values of a period", () => {
  it("a day without readings has the given extremes and their mean, as the NWS counts", () => {
    const stats = temperature(undefined, of("temperature", "max", 31), of("temperature", "min", 20));
    expect(stats).toEqual({
      ...{
        count: 1,
        coverage: 24,
        sum: 25.5,
        min: 20,
        minTime: UNKNOWN,
        max: 31,
        maxTime: UNKNOWN,
        x: null,
        y: null,
      },
    });
  });

  it("a day has the extremes of both, and the reading's time of equal ones", () => {
    const stats = temperature(readings(24), of("temperature", "max", 25), of("temperature", "min", 14));
    expect(stats).toMatchObject({ max: 25, maxTime: at(3), min: 14, minTime: UNKNOWN, sum: 18 * 24, coverage: 24 });
    expect(temperature(readings(24), of("temperature", "max", 26))).toMatchObject({ max: 26, min: 15, minTime: at(1) });
  });

  it("a day has the given mean instead of the readings'", () => {
    const stats = temperature(readings(12), of("temperature", "mean", 19));
    expect(stats && representative("temperature", stats)).toBe(19);
    expect(stats).toMatchObject({ min: 15, max: 25, coverage: 24, count: 12 });
    expect(temperature(undefined, of("temperature", "mean", 19))).toMatchObject({
      count: 1,
      sum: 19,
      min: 19,
      max: 19,
    });
  });

  it("a given mean widens the day's extremes, beside a single given extreme", () => {
    const stats = temperature({ ...readings(2), min: 2, max: 5, sum: 7 }, of("temperature", "mean", 12));
    expect(stats && representative("temperature", stats)).toBe(12);
    expect(stats).toMatchObject({ min: 2, max: 12, maxTime: UNKNOWN });
    const said = temperature(undefined, of("temperature", "max", 31), of("temperature", "mean", 20));
    expect(said && representative("temperature", said)).toBe(20);
    expect(said).toMatchObject({ min: 20, max: 31 });
  });

  it("any number of period values is supported", () => {
    const six = { from: at(0), to: at(6) };
    const many = Array.from({ length: 200_000 }, (_, i) => of("temperature", "max", i % 30, six));
    expect(withGiven("temperature", readings(24), many, DAY)).toMatchObject({ max: 29 });
  });

  it("a day has the mean of given extremes if they cover more of it than the readings", () => {
    const given = [of("temperature", "max", 31), of("temperature", "min", 14)];
    const stats = temperature(readings(3), ...given);
    expect(stats && representative("temperature", stats)).toBe(22.5);
    const half = given.map((one) => ({ ...one, to: at(12) }));
    expect(temperature(readings(13), ...half)?.sum).toBe(18 * 13);
  });

  it("a day is covered for as long as its period values cover, overlapping or not", () => {
    const parts = [
      { from: at(0), to: at(6) },
      { from: at(3), to: at(9) },
      { from: at(18), to: at(24.5) },
    ];
    const given = parts.flatMap((part) => [of("temperature", "max", 30, part), of("temperature", "min", 20, part)]);
    expect(temperature(undefined, ...given)?.coverage).toBe(15);
  });

  it("a given total replaces the readings', and a partial total does not", () => {
    const fallen: Stats = { ...readings(24), sum: 3, min: 0, max: 1 };
    expect(withGiven("rain", fallen, [of("rain", "total", 4)], DAY)).toMatchObject({ sum: 4, coverage: 24, max: 1 });
    const morning = of("rain", "total", 4, { from: at(0), to: at(6) });
    expect(withGiven("rain", fallen, [morning], DAY)).toEqual(fallen);
    expect(withGiven("rain", undefined, [morning], DAY)).toBeUndefined();
  });

  it("a single extreme gives no statistics, except for a gust", () => {
    expect(temperature(undefined, of("temperature", "max", 31))).toBeUndefined();
    expect(withGiven("windGust", undefined, [of("windGust", "max", 21)], DAY)).toMatchObject({ max: 21, coverage: 24 });
  });

  it("a day without period values is that of its readings", () => {
    expect(temperature(readings(20))).toEqual(readings(20));
    expect(temperature(undefined)).toBeUndefined();
  });
});

it("a metric accepts only meaningful statistics", () => {
  expect(statisticsOf("rain")).toEqual(["total"]);
  expect(statisticsOf("windDirection")).toEqual([]);
  expect(statisticsOf("temperature")).toEqual(["max", "min", "mean"]);
});
