import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRIC_KEYS } from "../../../lib/weather/metrics";
import { merge, type Observation, representative, type Stats, summarise } from "../../../lib/weather/rollup";
import { possibleValues } from "./arbitraries";

const observations: fc.Arbitrary<Observation[]> = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 86_400_000 }), values: possibleValues }),
  { maxLength: 20 },
);

/** Equal but for the rounding of at most a few dozen additions of values up to 2e5. */
function expectSame(actual: Stats | undefined, expected: Stats | undefined) {
  expect(actual === undefined).toBe(expected === undefined);
  if (!actual || !expected) return;
  const { sum, x, y, ...exact } = expected;
  expect(actual).toMatchObject(exact);
  expect(actual.sum).toBeCloseTo(sum, 6);
  if (x === null || y === null) expect([actual.x, actual.y]).toEqual([null, null]);
  else {
    expect(actual.x).toBeCloseTo(x, 6);
    expect(actual.y).toBeCloseTo(y, 6);
  }
}

function combine(a: Stats | undefined, b: Stats | undefined): Stats | undefined {
  return a && b ? merge(a, b) : (a ?? b);
}

function wind(...winds: [direction: number, speed?: number][]): number | null {
  const stats = summarise(
    winds.map(([windDirection, windSpeed], time) => ({
      time,
      values: windSpeed === undefined ? { windDirection } : { windDirection, windSpeed },
    })),
  ).get("windDirection");
  return stats ? representative("windDirection", stats) : null;
}

describe("summarise", () => {
  it("finds extremes and when they first were", () => {
    const series = [3, 1, 7, 1, 7].map((temperature, time) => ({ time, values: { temperature } }));
    const expected = { count: 5, sum: 19, min: 1, minTime: 1, max: 7, maxTime: 2, x: null, y: null };
    expect(summarise(series).get("temperature")).toEqual(expected);
    expect(summarise(series.toReversed()).get("temperature")).toEqual(expected);
  });

  it("has nothing to say about a metric that does not occur", () => {
    expect(summarise([{ time: 0, values: { rain: 0 } }]).has("temperature")).toBe(false);
    expect(summarise([]).size).toBe(0);
  });

  it("of two parts is the merge of their summaries", () => {
    fc.assert(
      fc.property(observations, observations, (a, b) => {
        const whole = summarise([...a, ...b]);
        const [left, right] = [summarise(a), summarise(b)];
        for (const key of METRIC_KEYS) expectSame(whole.get(key), combine(left.get(key), right.get(key)));
      }),
    );
  });
});

describe("merge", () => {
  it("is commutative and associative", () => {
    fc.assert(
      fc.property(observations, observations, observations, (...parts) => {
        const summaries = parts.map((part) => summarise(part));
        for (const key of METRIC_KEYS) {
          const [a, b, c] = summaries.map((summary) => summary.get(key));
          expectSame(combine(a, b), combine(b, a));
          expectSame(combine(combine(a, b), c), combine(a, combine(b, c)));
        }
      }),
    );
  });
});

describe("representative", () => {
  it("of a mean lies between the extremes, whatever the rounding", () => {
    fc.assert(
      fc.property(fc.double({ min: -90, max: 60, noNaN: true }), fc.integer({ min: 1, max: 50 }), (temperature, n) => {
        const stats = summarise(Array.from({ length: n }, (_, time) => ({ time, values: { temperature } })));
        expect(representative("temperature", stats.get("temperature") as Stats)).toBe(temperature);
      }),
    );
  });

  it("of rain is the sum", () => {
    const stats = summarise([0.2, 0, 1.4].map((rain, time) => ({ time, values: { rain } }))).get("rain") as Stats;
    expect(representative("rain", stats)).toBeCloseTo(1.6, 12);
  });

  it("of wind crosses north", () => {
    expect(wind([350], [10])).toBeCloseTo(0, 9);
    expect(wind([350, 5], [20, 5])).toBeCloseTo(5, 9);
  });

  it("of wind weighs with the speed, and calm weighs nothing", () => {
    expect(wind([90, 3], [0, 4])).toBeCloseTo((Math.atan2(3, 4) * 180) / Math.PI, 9);
    expect(wind([90, 3], [270, 0])).toBeCloseTo(90, 9);
  });

  it("of wind is null when it is calm or cancels", () => {
    expect(wind([90, 0], [180, 0])).toBeNull();
    expect(wind([0, 7], [180, 7])).toBeNull();
    expect(wind([0, 40], [120, 40], [240, 40])).toBeNull();
  });

  it("of wind lies in [0, 360) and is the direction of a steady wind", () => {
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
