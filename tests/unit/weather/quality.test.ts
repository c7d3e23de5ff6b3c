import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRIC_KEYS, METRICS } from "../../../lib/weather/metrics";
import { check, type Flag, goodValues, type QualityState, type Values } from "../../../lib/weather/quality";
import { possibleValues } from "./arbitraries";

const MINUTE = 60_000;

/** The flag of the given metric for each [minute, value], checked one after another. */
function flagsOf(key: keyof Values, series: readonly (readonly [number, number])[]): (Flag | undefined)[] {
  let state: QualityState = {};
  return series.map(([minute, value]) => {
    const result = check(minute * MINUTE, { [key]: value }, state);
    state = result.state;
    return result.flags[key];
  });
}

describe("range", () => {
  it("accepts the limits themselves and nothing beyond", () => {
    fc.assert(
      fc.property(fc.constantFrom(...METRIC_KEYS), fc.double(), (key, value) => {
        const possible = value >= METRICS[key].min && value <= METRICS[key].max;
        expect(check(0, { [key]: value }, {}).flags[key]).toBe(possible ? undefined : "range");
      }),
    );
  });

  it("does not remember an impossible value", () => {
    expect(check(0, { temperature: 85 }, {}).state).toEqual({});
    expect(
      flagsOf("temperature", [
        [0, 20],
        [5, 85],
        [10, 21],
      ]),
    ).toEqual([undefined, "range", undefined]);
  });
});

describe("step", () => {
  it("flags a spike and not the good value after it", () => {
    expect(
      flagsOf("temperature", [
        [0, 20],
        [5, 45],
        [10, 20.5],
      ]),
    ).toEqual([undefined, "step", undefined]);
  });

  it("allows exactly the limit", () => {
    expect(
      flagsOf("pressure", [
        [0, 1000],
        [60, 1015],
      ]),
    ).toEqual([undefined, undefined]);
    expect(
      flagsOf("pressure", [
        [0, 1000],
        [60, 1015.1],
      ]),
    ).toEqual([undefined, "step"]);
  });

  it("lapses, so that a true shift of level recovers", () => {
    const shifted = [0, 20, 40, 60, 61, 80].map((minute) => [minute, minute === 0 ? 5 : 30] as const);
    expect(flagsOf("temperature", shifted)).toEqual([undefined, "step", "step", "step", undefined, undefined]);
  });

  it("leaves metrics alone that may jump", () => {
    expect(
      flagsOf("windDirection", [
        [0, 1],
        [1, 359],
      ]),
    ).toEqual([undefined, undefined]);
    expect(
      flagsOf("light", [
        [0, 0],
        [1, 100_000],
      ]),
    ).toEqual([undefined, undefined]);
  });

  it("lets a gust front pass", () => {
    expect(
      flagsOf("windSpeed", [
        [0, 3],
        [5, 22],
      ]),
    ).toEqual([undefined, undefined]);
  });
});

describe("stuck", () => {
  const hours = (from: number, to: number, value: number) =>
    Array.from({ length: to - from }, (_, i) => [(from + i) * 60, value] as const);

  it("flags after a day of exactly the same value, until it changes", () => {
    const flags = flagsOf("temperature", [...hours(0, 30, 21.4), [30 * 60, 21.5]]);
    expect(flags.slice(0, 25)).toEqual(Array(25).fill(undefined));
    expect(flags.slice(25, 30)).toEqual(Array(5).fill("stuck"));
    expect(flags[30]).toBeUndefined();
  });

  it("does not hold the first live value against the stuck one", () => {
    expect(flagsOf("temperature", [...hours(0, 30, 0), [30 * 60, 25]]).at(-1)).toBeUndefined();
  });

  it("does not take a silence for evidence", () => {
    expect(
      flagsOf("pressure", [
        [0, 1013.2],
        [48 * 60, 1013.2],
        [49 * 60, 1013.2],
      ]),
    ).toEqual(Array(3).fill(undefined));
  });

  it("still holds after a silence of an instrument that was stuck before", () => {
    expect(flagsOf("pressure", [...hours(0, 26, 1000), [80 * 60, 1000]]).at(-1)).toBe("stuck");
  });

  it.each(["humidity", "rain", "windDirection", "windSpeed", "light"] as const)("%s may stay", (key) => {
    expect(new Set(flagsOf(key, hours(0, 72, 100)))).toEqual(new Set([undefined]));
  });
});

it("checks a late reading for its range alone and does not step back in time", () => {
  const { state } = check(60 * MINUTE, { temperature: 20 }, {});
  const late = check(30 * MINUTE, { temperature: 50 }, state);
  expect(late.flags).toEqual({});
  expect(late.state).toEqual(state);
});

it("never mutates its input and keeps what was not observed", () => {
  fc.assert(
    fc.property(possibleValues, possibleValues, (first, second) => {
      const before = check(0, first, {}).state;
      const copy = structuredClone(before);
      const { flags, state } = check(MINUTE, second, before);
      expect(before).toEqual(copy);
      for (const key of METRIC_KEYS) {
        if (second[key] === undefined || flags[key] === "step") expect(state[key]).toEqual(before[key]);
        else expect(state[key]).toMatchObject({ value: second[key], time: MINUTE });
      }
    }),
  );
});

describe("goodValues", () => {
  it("prefers a correction, then drops what is flagged, then takes the raw value", () => {
    const raw = { temperature: 50, humidity: 40, pressure: 1000 };
    expect(goodValues(raw, { temperature: "step", humidity: "hidden" }, { temperature: 20 })).toEqual({
      temperature: 20,
      pressure: 1000,
    });
  });

  it("is the raw values where nobody objected", () => {
    fc.assert(fc.property(possibleValues, (raw) => void expect(goodValues(raw, null, null)).toEqual(raw)));
  });
});
