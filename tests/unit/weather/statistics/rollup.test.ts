import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRIC_KEYS, type MetricKey } from "../../../../lib/weather/metrics";
import {
  bucketsOf,
  mergeAll,
  mergeHours,
  type Observation,
  representative,
  type Stats,
  summarise,
} from "../../../../lib/weather/statistics/rollup";
import { possibleValues } from "../arbitraries";

const HOUR = 3_600_000;
const DAY = { from: 0, to: 24 * HOUR };

/** Of a day; rain at its very start would be the day before's. */
const observations: fc.Arbitrary<Observation[]> = fc.array(
  fc.record({ time: fc.integer({ min: 1, max: DAY.to - 1 }), values: possibleValues }),
  { maxLength: 20 },
);

/** Equal but for the rounding of at most a few dozen additions of values up to 2e5. */
function expectSame(actual: Stats | undefined, expected: Stats | undefined) {
  expect(actual === undefined).toBe(expected === undefined);
  if (!actual || !expected) return;
  const { coverage, sum, x, y, ...exact } = expected;
  expect(actual).toMatchObject(exact);
  expect(actual.coverage).toBeCloseTo(coverage, 9);
  expect(actual.sum).toBeCloseTo(sum, 6);
  if (x === null || y === null) expect([actual.x, actual.y]).toEqual([null, null]);
  else {
    expect(actual.x).toBeCloseTo(x, 6);
    expect(actual.y).toBeCloseTo(y, 6);
  }
}

function combine(key: MetricKey, a: Stats | undefined, b: Stats | undefined): Stats | undefined {
  return mergeAll(key, [a ?? [], b ?? []].flat());
}

const summariseDay = (all: readonly Observation[]) => summarise(all, DAY);

/** A day by its hours, each of which has these observations. */
function dayByHours(key: MetricKey, observations: readonly Observation[]): Stats | undefined {
  const hours = Array.from({ length: 24 }, (_, i) => i * HOUR).flatMap((time) => {
    const stats = summarise(observations, { from: time, to: time + HOUR }).get(key);
    return stats ? [{ time, stats }] : [];
  });
  return mergeHours(key, hours, DAY);
}

function wind(...winds: [direction: number, speed?: number][]): number | null {
  const stats = summariseDay(
    winds.map(([windDirection, windSpeed], time) => ({
      time,
      values: windSpeed === undefined ? { windDirection } : { windDirection, windSpeed },
    })),
  ).get("windDirection");
  return stats ? representative("windDirection", stats) : null;
}

describe("summarise", () => {
  it("summarise finds the extremes and their first times", () => {
    const series = [3, 1, 7, 1, 7].map((temperature, i) => ({ time: i * 4 * HOUR, values: { temperature } }));
    const expected = {
      count: 5,
      coverage: 24,
      sum: 19,
      min: 1,
      minTime: 4 * HOUR,
      max: 7,
      maxTime: 8 * HOUR,
      x: null,
      y: null,
    };
    expect(summariseDay(series).get("temperature")).toEqual(expected);
    expect(summariseDay(series.toReversed()).get("temperature")).toEqual(expected);
  });

  it("summarise omits metrics that do not occur", () => {
    expect(summariseDay([{ time: 0, values: { rain: 0 } }]).has("temperature")).toBe(false);
    expect(summariseDay([]).size).toBe(0);
  });

  // WMO-No. 8, Vol. I, 6.1: a gauge's amount is that of the time up to its reading.
  it("summarise counts rain for the time that ends with its reading, and other values for the time that begins with it", () => {
    const at = (time: number) => ({ time, values: { rain: 1, temperature: 10 } });
    const summary = summarise([at(0), at(HOUR / 2), at(HOUR)], { from: 0, to: HOUR });
    expect(summary.get("rain")).toMatchObject({ count: 2, sum: 2, minTime: HOUR / 2 });
    expect(summary.get("temperature")).toMatchObject({ count: 2, minTime: 0 });
  });

  it("the hours of a day together have all of its readings, once", () => {
    fc.assert(
      fc.property(observations, (all) => {
        const whole = summariseDay(all);
        for (const key of METRIC_KEYS) {
          const [expected, actual] = [whole.get(key), dayByHours(key, all)];
          expect(actual === undefined).toBe(expected === undefined);
          if (!actual || !expected) continue;
          const { count, min, minTime, max, maxTime, sum } = expected;
          expect(actual).toMatchObject({ count, min, minTime, max, maxTime });
          if (key === "rain") expect(actual.sum).toBeCloseTo(sum, 6);
        }
      }),
    );
  });
});

describe("bucketsOf", () => {
  it("bucketsOf gives the hour of a reading, and the one that it ends", () => {
    expect(bucketsOf(HOUR + 1, HOUR)).toEqual([HOUR]);
    expect(bucketsOf(HOUR, HOUR)).toEqual([0, HOUR]);
    expect(bucketsOf(-HOUR, HOUR)).toEqual([-2 * HOUR, -HOUR]);
  });
});

describe("mergeHours", () => {
  const every = (minutes: number, from: number, to: number, values: Observation["values"]): Observation[] =>
    Array.from({ length: (to - from) / minutes / 60_000 }, (_, i) => ({ time: from + i * minutes * 60_000, values }));

  it("mergeHours weights by time, not by readings", () => {
    const wind = { windSpeed: 2, windDirection: 90 };
    const storm = { windSpeed: 20, windDirection: 270 };
    const day = [
      ...every(60, 0, 21 * HOUR, { temperature: 10, ...wind }),
      ...every(1, 21 * HOUR, DAY.to, { temperature: 30, ...storm }),
    ];
    const mean = (key: MetricKey) => representative(key, dayByHours(key, day) as Stats);
    expect(mean("temperature")).toBeCloseTo(12.5, 9);
    expect(mean("windSpeed")).toBeCloseTo((21 * 2 + 3 * 20) / 24, 9);
    // East for 21 hours at 2 m/s, west for 3 at 20 m/s: by readings it would be west by far as well, here by 18 m/s·h.
    expect(mean("windDirection")).toBeCloseTo(270, 9);
    expect(dayByHours("windDirection", day)?.x).toBeCloseTo(((21 * 2 - 3 * 20) / 24) * (21 + 180), 6);
  });

  it("mergeHours gives a barely observed hour little weight", () => {
    const day = [
      ...every(1, 0, 12 * HOUR, { temperature: 0 }),
      ...every(1, 12 * HOUR, 12 * HOUR + HOUR / 4, { temperature: 49 }),
    ];
    const stats = dayByHours("temperature", day) as Stats;
    expect(stats.coverage).toBeCloseTo(12.25, 9);
    expect(representative("temperature", stats)).toBeCloseTo(1, 9);
  });

  it("a daily gauge reading covers its whole day, and a single temperature its hour", () => {
    const day = [{ time: 7 * HOUR, values: { rain: 12, temperature: 10 } }];
    expect(dayByHours("rain", day)).toMatchObject({ sum: 12, coverage: 24 });
    expect(dayByHours("temperature", day)).toMatchObject({ coverage: 1 });
  });
});

describe("mergeAll", () => {
  it("mergeAll of no buckets is undefined, and its input is not changed", () => {
    const one = Object.freeze(summariseDay([{ time: 1, values: { temperature: 10 } }]).get("temperature") as Stats);
    const other = Object.freeze(summariseDay([{ time: 2, values: { temperature: 20 } }]).get("temperature") as Stats);
    expect(mergeAll("temperature", [])).toBeUndefined();
    expect(mergeAll("temperature", [one])).toEqual(one);
    expect(mergeAll("temperature", [one, other])).toMatchObject({ count: 2, min: 10, max: 20 });
  });

  it("mergeAll is commutative and associative", () => {
    fc.assert(
      fc.property(observations, observations, observations, (...parts) => {
        const summaries = parts.map((part) => summariseDay(part));
        for (const key of METRIC_KEYS) {
          const [a, b, c] = summaries.map((summary) => summary.get(key));
          expectSame(combine(key, a, b), combine(key, b, a));
          expectSame(combine(key, combine(key, a, b), c), combine(key, a, combine(key, b, c)));
        }
      }),
    );
  });
});

describe("representative", () => {
  it("the representative mean lies between the extremes, despite rounding", () => {
    fc.assert(
      fc.property(fc.double({ min: -90, max: 60, noNaN: true }), fc.integer({ min: 1, max: 50 }), (temperature, n) => {
        const stats = summariseDay(Array.from({ length: n }, (_, time) => ({ time, values: { temperature } })));
        expect(representative("temperature", stats.get("temperature") as Stats)).toBe(temperature);
      }),
    );
  });

  it("the representative of rain is the sum", () => {
    const readings = [0.2, 0, 1.4].map((rain, i) => ({ time: i + 1, values: { rain } }));
    const stats = summariseDay(readings).get("rain") as Stats;
    expect(representative("rain", stats)).toBeCloseTo(1.6, 12);
  });

  it("the representative direction is correct across north", () => {
    expect(wind([350], [10])).toBeCloseTo(0, 9);
    expect(wind([350, 5], [20, 5])).toBeCloseTo(5, 9);
  });

  it("the representative direction is weighted by speed, and calm has no weight", () => {
    expect(wind([90, 3], [0, 4])).toBeCloseTo((Math.atan2(3, 4) * 180) / Math.PI, 9);
    expect(wind([90, 3], [270, 0])).toBeCloseTo(90, 9);
  });

  it("the representative direction is null when winds are calm or cancel", () => {
    expect(wind([90, 0], [180, 0])).toBeNull();
    expect(wind([0, 7], [180, 7])).toBeNull();
    expect(wind([0, 40], [120, 40], [240, 40])).toBeNull();
  });

  it("the representative direction lies in [0, 360) and is that of a steady wind", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: 0.1, max: 120, noNaN: true }),
        (from, speed) => {
          const mean = wind([from, speed], [from, speed]) as number;
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(mean).toBeLessThan(360);
          const away = Math.abs(mean - from);
          expect(Math.min(away, 360 - away)).toBeLessThan(1e-9);
        },
      ),
    );
  });
});
