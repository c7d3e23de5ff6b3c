import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allot, freeLane, type Highs, laneOf, NO_HIGHS, slot, withHigh } from "@/device-agent/clock/lanes";

const NOW = Date.UTC(2026, 5, 1);

describe("the milliseconds of readings", () => {
  it("a reading's time differs by less than 16 ms while the clock runs forward", () => {
    expect(Math.abs(allot(NO_HIGHS, 0, NOW + 5) - (NOW + 5))).toBeLessThan(16);
  });

  it("times move to another lane, and stay accurate, after the clock was set back", () => {
    const highs = withHigh(NO_HIGHS, slot(NOW, 0));
    const time = allot(highs, 0, NOW - 60_000);
    expect(laneOf(time)).toBe(1);
    expect(Math.abs(time - (NOW - 60_000))).toBeLessThan(16);
    expect(freeLane(highs, 0, NOW)).toBe(1);
  });

  it("no time is used twice, even if the clock jumps", () => {
    const jumps = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(jumps, (plan) => {
        let highs: Highs = NO_HIGHS;
        let lane = 0;
        let clock = NOW;
        const used = new Set<number>();
        for (const jump of plan) {
          clock += jump;
          const time = allot(highs, lane, clock);
          expect(used.has(time)).toBe(false);
          used.add(time);
          lane = laneOf(time);
          highs = withHigh(highs, time);
        }
      }),
    );
  });
});
