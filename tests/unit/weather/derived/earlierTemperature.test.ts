import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  earlierTemperature,
  hoursReducedWith,
  mayNeedEarlier,
  windowOf,
  windowsOf,
} from "../../../../lib/weather/derived/earlierTemperature";
import { hourStart } from "../../../../lib/weather/time/days";
import { HOUR_MS } from "../../../../lib/weather/time/durations";

const DENVER = { elevation: 1609 };
const NOON = Date.UTC(2026, 5, 1, 12);
const MIDNIGHT = NOON - 12 * HOUR_MS;
const MINUTE = 60_000;

const at = (minutes: number, temperature: number) => ({ time: MIDNIGHT + minutes * MINUTE, temperature });

describe("earlierTemperature", () => {
  it.each([
    ["at just that time", [at(-5, 1), at(0, 2), at(5, 3)], 2],
    ["nearest to it, before", [at(-4, 1), at(5, 3)], 1],
    ["nearest to it, after", [at(-6, 1), at(5, 3)], 3],
    ["before, of two as near", [at(-5, 1), at(5, 3)], 1],
    ["of an hour before", [at(-60, 1)], 1],
    ["of an hour after", [at(60, 3)], 3],
  ])("the earlier temperature is the one %s", (_what, temperatures, expected) => {
    expect(earlierTemperature(temperatures, NOON)).toBe(expected);
  });

  it("there is no earlier temperature if none is within an hour", () => {
    expect(earlierTemperature([], NOON)).toBeUndefined();
    expect(earlierTemperature([at(-60.1, 1), at(60.1, 3)], NOON)).toBeUndefined();
  });
});

describe("windowsOf", () => {
  it("there are no windows where the present temperature suffices, or no pressure is reduced", () => {
    for (const elevation of [null, 0, 667, 750, 2001, 4058]) {
      expect(mayNeedEarlier({ elevation })).toBe(false);
      expect(windowsOf({ elevation }, [NOON])).toEqual([]);
    }
  });

  it("there are windows for the times at which the station was high", () => {
    const moved = { elevation: 200, earlier: [{ until: NOON, elevation: 1694 }] };
    expect(windowsOf(moved, [NOON - 1, NOON])).toEqual([{ from: MIDNIGHT - HOUR_MS - 1, to: MIDNIGHT + HOUR_MS - 1 }]);
  });

  it("windows contain every temperature needed, in order and without overlap", () => {
    const times = fc.array(fc.integer({ min: 0, max: 40 * 60 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(times, (minutes) => {
        const readings = minutes.map((minute) => NOON + minute * MINUTE);
        const windows = windowsOf(DENVER, readings);
        for (const time of readings) {
          const { from, to } = windowOf(time);
          expect(windows.filter((window) => window.from <= from && to <= window.to)).toHaveLength(1);
        }
        for (const [i, { from, to }] of windows.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThan(windows[i - 1]?.to ?? 0);
        }
      }),
    );
  });
});

describe("hoursReducedWith", () => {
  it("hoursReducedWith gives all hours with readings that need a temperature of the hour", () => {
    const minutes = fc.integer({ min: 0, max: 48 * 60 });
    fc.assert(
      fc.property(minutes, minutes, (early, late) => {
        const [time, reading] = [MIDNIGHT + early * MINUTE, MIDNIGHT + late * MINUTE];
        const { from, to } = windowOf(reading);
        if (time < from || time > to) return;
        expect(hoursReducedWith(hourStart(time))).toContain(hourStart(reading));
      }),
    );
  });
});
