import { describe, expect, it } from "vitest";
import { type Flag, isSuspicion } from "../../../../lib/weather/quality/flags";
import { check, type QualityState, revised } from "../../../../lib/weather/quality/quality";
import { type Case, FAILURES, WEATHER } from "./qualityCases";

/** What is found of each reading in the end: later ones may change it. */
function found({ metric, series }: Case): (Flag | undefined)[] {
  let state: QualityState = {};
  const times = series.map(([minute]) => minute * 60_000);
  const flags = series.map(() => ({}) as Partial<Record<typeof metric, Flag>>);
  for (const [i, [, value]] of series.entries()) {
    const result = check(times[i] ?? 0, { [metric]: value }, state);
    state = result.state;
    flags[i] = result.flags;
    for (const revision of result.revisions) {
      const at = times.indexOf(revision.time);
      flags[at] = revised(flags[at] ?? {}, revision);
    }
  }
  return flags.map((one) => one[metric]);
}

const isWeather = (flag: Flag | undefined) => flag === undefined || isSuspicion(flag);

it("there are at least forty cases", () => {
  expect(WEATHER.length + FAILURES.length).toBeGreaterThanOrEqual(40);
});

describe("weather is stored and shown", () => {
  it.each(WEATHER)("weather is stored and shown: $what", (one) => {
    expect(found(one)).toEqual(one.series.map(([, , flag]) => flag));
    expect(found(one).every(isWeather)).toBe(true);
  });
});

describe("failures are found, each for what it is", () => {
  it.each(FAILURES)("a failure is found with its flag: $what", (one) => {
    expect(found(one)).toEqual(one.series.map(([, , flag]) => flag));
  });
});
