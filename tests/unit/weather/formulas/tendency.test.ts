import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directionOf, TENDENCIES, tendency } from "../../../../lib/weather/formulas/tendency";

// Met Office, National Meteorological Library fact sheet 8, "Pressure tendency in station reports": the change in tenths of a
// hectopascal over the preceding three hours.
const BANDS = [
  [0.1, 1.5, "risingSlowly", "fallingSlowly"],
  [1.6, 3.5, "rising", "falling"],
  [3.6, 6, "risingQuickly", "fallingQuickly"],
  [6.1, 40, "risingVeryRapidly", "fallingVeryRapidly"],
] as const;

describe("tendency", () => {
  it.each(BANDS)("the tendency of %d to %d hPa is %s or %s", (least, most, rising, falling) => {
    for (const change of [least, most, least - 0.04, most + 0.04]) {
      expect(tendency(change)).toBe(rising);
      expect(tendency(-change)).toBe(falling);
    }
  });

  it("the tendency is steady for changes below a barometer's resolution", () => {
    for (const change of [0, 0.04, -0.04]) expect(tendency(change)).toBe("steady");
  });

  // "Pressure has been falling (rising) or steady in the preceding three hours, but at the time of observation was definitely
  // rising (falling)": ibid.
  it.each([
    [-1.2, 0.5, "nowRising"],
    [0, 0.8, "nowRising"],
    [-1.2, 0.4, "fallingSlowly"],
    [2, 1, "rising"],
    [1.2, -0.5, "nowFalling"],
    [0, -0.8, "nowFalling"],
    [1.2, -0.4, "risingSlowly"],
    [-4, -2, "fallingQuickly"],
  ] as const)("the tendency of %d hPa, of which %d in the last hour, is %s", (change, lastHour, expected) => {
    expect(tendency(change, lastHour)).toBe(expected);
  });

  it("the tendency reverses with the pressure, and has the direction of the change unless it turned", () => {
    const change = fc.double({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(change, fc.option(change, { nil: undefined }), (total, lastHour) => {
        const word = tendency(total, lastHour);
        expect(TENDENCIES).toContain(word);
        const mirrored = tendency(-total, lastHour === undefined ? undefined : -lastHour);
        expect(directionOf(mirrored)).toBe(-directionOf(word) + 0);
        if (lastHour === undefined && Math.abs(total) >= 0.1) expect(directionOf(word)).toBe(Math.sign(total));
      }),
    );
  });
});
