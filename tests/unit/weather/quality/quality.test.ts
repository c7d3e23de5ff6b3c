import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRIC_KEYS, METRICS } from "../../../../lib/weather/metrics";
import { FLAGS, type Flag, SUSPICIONS } from "../../../../lib/weather/quality/flags";
import { check, goodValues, type QualityState, type Values } from "../../../../lib/weather/quality/quality";
import { isFailure, stepLimit } from "../../../../lib/weather/quality/qualityLimits";
import { possibleValues } from "../arbitraries";

const MINUTE = 60_000;

/** The flag of the given metric for each [minute, value] as it comes; what later ones say of it is in quality-cases.test.ts. */
function flagsOf(key: keyof Values, series: readonly (readonly [number, number])[]): (Flag | undefined)[] {
  let state: QualityState = {};
  return series.map(([minute, value]) => {
    const result = check(minute * MINUTE, { [key]: value }, state);
    state = result.state;
    return result.flags[key];
  });
}

describe("range", () => {
  it("the range includes its limits", () => {
    fc.assert(
      fc.property(fc.constantFrom(...METRIC_KEYS), fc.double(), (key, value) => {
        fc.pre(!isFailure(key, value, false));
        const possible = value >= METRICS[key].min && value <= METRICS[key].max;
        expect(check(0, { [key]: value }, {}).flags[key]).toBe(possible ? undefined : "range");
      }),
    );
  });

  it("an impossible value does not change the state", () => {
    expect(check(0, { temperature: 86 }, {}).state).toEqual({});
    expect(
      flagsOf("temperature", [
        [0, 20],
        [5, 86],
        [10, 21],
      ]),
    ).toEqual([undefined, "range", undefined]);
  });
});

describe("step", () => {
  it("a jump is suspect, and the good value after it is not", () => {
    expect(
      flagsOf("temperature", [
        [0, 20],
        [5, 45],
        [10, 20.5],
      ]),
    ).toEqual([undefined, "jump", undefined]);
  });

  it("a change of exactly the limit is allowed", () => {
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
    ).toEqual([undefined, "jump"]);
  });

  it("the limit of a change grows with time, from that of a minute to that of an hour", () => {
    const limits = [0, 1, 5, 20, 60, 90].map((minutes) => stepLimit(METRICS.temperature, minutes * MINUTE));
    expect(limits.map((limit) => Math.round(limit * 10) / 10)).toEqual([3, 3, 6.3, 11.8, 19.4, 19.4]);
    expect(stepLimit(METRICS.temperature, 91 * MINUTE)).toBe(Number.POSITIVE_INFINITY);
  });

  it("a second value confirms a real shift", () => {
    const shifted = [0, 20, 40, 60].map((minute) => [minute, minute === 0 ? 5 : 30] as const);
    expect(flagsOf("temperature", shifted)).toEqual([undefined, "jump", undefined, undefined]);
  });

  it("later values revise an earlier one, once", () => {
    const first = check(0, { temperature: 45 }, {});
    const second = check(5 * MINUTE, { temperature: 20 }, first.state);
    const third = check(10 * MINUTE, { temperature: 20.1 }, second.state);
    expect([first.revisions, second.revisions]).toEqual([[], []]);
    expect(third.revisions).toEqual([
      { time: 5 * MINUTE, metric: "temperature", was: "jump", flag: undefined },
      { time: 0, metric: "temperature", was: undefined, flag: "jump" },
    ]);
    expect(check(15 * MINUTE, { temperature: 20.2 }, third.state).revisions).toEqual([]);
  });

  it("a state stored by earlier versions is continued", () => {
    const state = { temperature: { value: 20, time: 0, since: 0 }, rain: { value: 0, time: 0, since: 0 } };
    expect(check(5 * MINUTE, { temperature: 21, rain: 0.2 }, state).flags).toEqual({});
    expect(check(5 * MINUTE, { temperature: 45, rain: 200 }, state).flags).toEqual({
      temperature: "jump",
      rain: "burst",
    });
  });

  it("metrics without a step limit may jump", () => {
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

  it("a gust front is not suspect", () => {
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

  it("a value is flagged after a day without change, until it changes", () => {
    const flags = flagsOf("temperature", [...hours(0, 30, 21.4), [30 * 60, 21.5]]);
    expect(flags.slice(0, 25)).toEqual(Array(25).fill(undefined));
    expect(flags.slice(25, 30)).toEqual(Array(5).fill("flat"));
    expect(flags[30]).toBeUndefined();
  });

  it("the first live value is not compared with the stuck one", () => {
    expect(flagsOf("temperature", [...hours(0, 30, 3.3), [30 * 60, 25]]).at(-1)).toBeUndefined();
  });

  it("a silence is not evidence for a stuck value", () => {
    expect(
      flagsOf("pressure", [
        [0, 1013.2],
        [48 * 60, 1013.2],
        [49 * 60, 1013.2],
      ]),
    ).toEqual(Array(3).fill(undefined));
  });

  it("a stuck value stays flagged after a silence of the instrument", () => {
    expect(flagsOf("pressure", [...hours(0, 26, 1000.1), [80 * 60, 1000.1]]).at(-1)).toBe("flat");
  });

  it.each(["humidity", "rain", "windDirection", "windSpeed", "light"] as const)("the value %s may persist", (key) => {
    expect(new Set(flagsOf(key, hours(0, 72, 33)))).toEqual(new Set([undefined]));
  });
});

it("a late reading is checked for its range alone and does not rewind the state", () => {
  const { state } = check(60 * MINUTE, { temperature: 20 }, {});
  const late = check(30 * MINUTE, { temperature: 50 }, state);
  expect(late.flags).toEqual({});
  expect(late.state).toEqual(state);
});

it("checking never mutates its input and keeps what was not observed", () => {
  fc.assert(
    fc.property(possibleValues, possibleValues, (first, second) => {
      const before = check(0, first, {}).state;
      const copy = structuredClone(before);
      const { flags, state } = check(MINUTE, second, before);
      expect(before).toEqual(copy);
      for (const key of METRIC_KEYS) {
        const isRefused = flags[key] === "failure" || flags[key] === "range";
        if (second[key] === undefined || isRefused) expect(state[key]).toEqual(before[key]);
        else if (flags[key] === "burst") expect(state[key]).toMatchObject({ value: first[key], time: 0 });
        else if (flags[key] === "jump") {
          expect(state[key]).toEqual({ ...before[key], jump: { value: second[key], time: MINUTE } });
        } else expect(state[key]).toMatchObject({ value: second[key], time: MINUTE });
      }
    }),
  );
});

describe("goodValues", () => {
  it("a correction takes precedence, refused values are dropped, and others are raw", () => {
    const raw = { temperature: 50, humidity: 40, pressure: 1000 };
    expect(goodValues(raw, { temperature: "step", humidity: "hidden" }, { temperature: 20 })).toEqual({
      temperature: 20,
      pressure: 1000,
    });
  });

  it("values without flags are the raw ones, clamped to their limits", () => {
    fc.assert(
      fc.property(possibleValues, (raw) => {
        const good = goodValues(raw, null, null);
        const { humidity, solarRadiation, snowDepth, ...others } = raw;
        expect(good).toMatchObject(others);
        expect(good.humidity).toBe(humidity === undefined ? undefined : Math.min(humidity, 100));
        expect(good.solarRadiation).toBe(solarRadiation === undefined ? undefined : Math.max(solarRadiation, 0));
        expect(good.snowDepth).toBe(snowDepth === undefined ? undefined : Math.max(snowDepth, 0));
      }),
    );
  });

  it("suspect values are used and refused ones are not", () => {
    for (const flag of FLAGS) {
      expect(goodValues({ temperature: 20 }, { temperature: flag }, null)).toEqual(
        (SUSPICIONS as readonly Flag[]).includes(flag) ? { temperature: 20 } : {},
      );
    }
  });
});
