import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRain, type RainSample, type RainState } from "../../../../lib/weather/rain/count";
import type { RainCounters } from "../../../../lib/weather/rain/counters";
import { byDay, gaugeArbitrary } from "../../../support/gauge";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The rain of each sample, as it is known after the last. */
function rainOf(samples: readonly RainSample[]): (number | undefined)[] {
  const rain = new Map<number, number | undefined>();
  let state: RainState | undefined;
  for (const sample of samples) {
    const counted = countRain(state, sample);
    for (const fall of counted.falls) rain.set(fall.time, fall.rain);
    state = counted.state;
  }
  return samples.map(({ time }) => rain.get(time));
}

/** Samples of one counter, a minute apart or as said. */
function totals(values: readonly number[], apart = MINUTE): RainSample[] {
  return values.map((rainTotal, i) => ({ time: i * apart, counters: { rainTotal } }));
}

function each(...counters: RainCounters[]): RainSample[] {
  return counters.map((one, i) => ({ time: i * MINUTE, counters: one }));
}

describe("rain from a counter", () => {
  it("the first value gives nothing, and then each rise has fallen", () => {
    expect(rainOf(totals([12.2, 12.4, 12.4, 13]))).toEqual([undefined, 0.2, 0, 0.6]);
  });

  it("115, 49, 115 is a fault, and nothing fell", () => {
    expect(rainOf(totals([115, 49, 115, 115.2]))).toEqual([undefined, 0, 0, 0.2]);
  });

  it("115, 0, 0.2 is a reset", () => {
    expect(rainOf(totals([115, 0, 0.2, 0.4]))).toEqual([undefined, 0, 0.2, 0.2]);
  });

  it("at a reset the new value itself has fallen", () => {
    expect(rainOf(totals([115, 0.6, 0.8]))).toEqual([undefined, 0.6, 0.2]);
  });

  it("until a reset is confirmed nothing is counted", () => {
    expect(rainOf(totals([115, 0.6]))).toEqual([undefined, 0]);
  });

  it("a reset in the rain is told from a fault although the counter is soon as high as before", () => {
    expect(rainOf(totals([0.4, 0, 0.4, 0.6], 5 * MINUTE))).toEqual([undefined, 0, 0.4, 0.2]);
    expect(rainOf(totals([12.4, 0, 12.4, 12.6], 5 * MINUTE))).toEqual([undefined, 0, 0, 0.2]);
  });

  it("a small drop counts nothing and keeps the higher value", () => {
    expect(rainOf(totals([12.4, 12.2, 12.4, 12.2, 12.6]))).toEqual([undefined, 0, 0, 0, 0.2]);
  });

  it("a counter that stays lower for a day was set to that value", () => {
    const samples = totals([300, 200, ...Array<number>(24).fill(200), 200.2], HOUR);
    expect(rainOf(samples).at(-1)).toBe(0.2);
    expect(rainOf(samples.slice(0, 24)).slice(1)).toEqual(Array(23).fill(0));
  });

  it("61.2, 41823.9, 61.5 is a fault, and what fell is counted once", () => {
    expect(rainOf(totals([61.2, 41_823.9, 61.5]))).toEqual([undefined, 0, 0.3]);
  });

  it("a rise that cannot be is counted if it stays", () => {
    expect(rainOf(totals([10, 95, 95.2]))).toEqual([undefined, 85, 0.2]);
    expect(rainOf(totals([10, 95]))).toEqual([undefined, 0]);
  });

  it("30 mm at once, or 2 mm in each ten seconds, can be", () => {
    expect(rainOf(totals([10, 40]))).toEqual([undefined, 30]);
    expect(rainOf(totals([10, 130], 10 * MINUTE))).toEqual([undefined, 120]);
  });

  it("the rain of a gap is counted once, at the first reading after it", () => {
    const samples = totals([10, 10.2]).concat({ time: 60 * HOUR, counters: { rainTotal: 95 } });
    expect(rainOf(samples)).toEqual([undefined, 0.2, 84.8]);
  });

  it("no calendar is assumed: a day may begin at any time", () => {
    const midday = Date.UTC(2026, 4, 17, 12);
    const samples = [5, 0, 0.2, 0.4].map((rainDay, i) => ({ time: midday + i * MINUTE, counters: { rainDay } }));
    expect(rainOf(samples)).toEqual([undefined, 0, 0.2, 0.2]);
  });

  it("a counter that is 25.4 times as high, or as much lower, has another unit, and nothing fell", () => {
    expect(rainOf(totals([9.4, 238.8, 239]))).toEqual([undefined, 0, 0.2]);
    expect(rainOf(totals([238.8, 9.4, 9.41]))).toEqual([undefined, 0, 0.01]);
    expect(rainOf(totals([1, 25.4]))).toEqual([undefined, 0]);
  });

  it("the same rise in hours of rain is rain", () => {
    expect(rainOf(totals([1, 25.4], 12 * HOUR))).toEqual([undefined, 24.4]);
  });

  it("a negative value is passed over", () => {
    expect(rainOf(totals([5, -1, 5.2]))).toEqual([undefined, undefined, 0.2]);
  });
});

describe("which counter counts", () => {
  it("the first there of total, year, month and day", () => {
    expect(rainOf(each({ rainDay: 1, rainYear: 10 }, { rainDay: 1.4, rainYear: 10.2 }))).toEqual([undefined, 0.2]);
    expect(rainOf(each({ rainDay: 1, rainMonth: 10 }, { rainDay: 1.4, rainMonth: 10.2 }))).toEqual([undefined, 0.2]);
    expect(rainOf(each({ rainYear: 1, rainTotal: 10 }, { rainYear: 1.4, rainTotal: 10.2 }))).toEqual([undefined, 0.2]);
  });

  it("a message without it does not change the choice", () => {
    const both = (rainTotal: number, rainDay: number) => ({ rainTotal, rainDay });
    const samples = each(both(100, 5), { rainDay: 5.2 }, both(100.4, 5.4), both(100.6, 5.6));
    expect(rainOf(samples)).toEqual([undefined, undefined, 0.4, 0.2]);
  });

  it("a counter that comes later does not change the choice", () => {
    expect(rainOf(each({ rainDay: 5 }, { rainDay: 5.2, rainTotal: 100 }, { rainDay: 5.4, rainTotal: 100.2 }))).toEqual([
      undefined,
      0.2,
      0.2,
    ]);
  });

  it("another device's counter is taken when the first has been missing for hours", () => {
    const days = [5, 5.2, 5.4, 5.6, 5.8].map((rainDay, i) => ({ time: (i + 1) * HOUR, counters: { rainDay } }));
    expect(rainOf([{ time: 0, counters: { rainTotal: 100 } }, ...days])).toEqual([
      ...[undefined, undefined, undefined, undefined],
      ...[undefined, 0.2],
    ]);
  });
});

describe("rain from a counter, for any console", () => {
  it("a day's total is the gauge's to 0.3 mm, with resets, midnights of its own, faults, lost messages and silences", () => {
    fc.assert(
      fc.property(gaugeArbitrary, (messages) => {
        const counted = byDay(rainOf(messages).map((rain, i) => ({ time: messages[i]?.time ?? 0, rain: rain ?? 0 })));
        const gauge = byDay(messages.map(({ time, fell }) => ({ time, rain: fell })));
        for (const [day, rain] of gauge) expect(Math.abs((counted.get(day) ?? 0) - rain)).toBeLessThan(0.3);
      }),
      { numRuns: 200 },
    );
  });

  it("nothing is ever negative, and no value is refused", () => {
    const value = fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true }), fc.constantFrom(0, 0.2, 61.2, 115));
    const sample = fc.record({ rainTotal: value, rainDay: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(sample), (samples) => {
        for (const rain of rainOf(each(...samples))) expect(rain ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
