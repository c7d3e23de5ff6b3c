import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROSE_DIRECTIONS, windRose } from "../../../../lib/weather/statistics/windRose";
import { convert } from "../../../../lib/weather/units/units";

const wind = fc.record({
  speed: fc.double({ min: 0, max: 120, noNaN: true }),
  direction: fc.option(fc.double({ min: 0, max: 360, noNaN: true })),
});

const sum = (shares: readonly number[][]) => shares.flat().reduce((total, share) => total + share, 0);

describe("windRose", () => {
  it("the wind rose counts by sector and class", () => {
    const rose = windRose([
      { speed: 1, direction: 0 },
      { speed: 4, direction: 355 },
      { speed: 12, direction: 90 },
      { speed: 0.2, direction: 180 },
    ]);
    expect(rose.shares[0]).toEqual([0.25, 0.25, 0, 0, 0]);
    expect(rose.shares[4]).toEqual([0, 0, 0, 0, 0.25]);
    expect(rose).toMatchObject({ count: 4, calm: 0.25, meanSpeed: 4.3 });
  });

  it("a class begins at its bound, and a sector half-way between two compass points", () => {
    // Force 3 is from 7 knots (WMO-No. 306), hence from 6.5.
    const bound = convert(6.5, "kn", "m/s");
    expect(windRose([{ speed: bound, direction: 11.25 }]).shares[1]?.[1]).toBe(1);
    expect(windRose([{ speed: bound - 0.01, direction: 11.24 }]).shares[0]?.[0]).toBe(1);
    expect(windRose([{ speed: 5, direction: 348.75 }]).shares[0]?.[1]).toBe(1);
  });

  it("360° counts as north, and a wind without a direction is left out", () => {
    expect(windRose([{ speed: 2, direction: 360 }]).shares[0]?.[0]).toBe(1);
    expect(windRose([{ speed: 2, direction: null }]).count).toBe(0);
    expect(windRose([{ speed: 0, direction: null }])).toMatchObject({ count: 1, calm: 1 });
  });

  it("the wind rose is empty without winds", () => {
    expect(windRose([])).toMatchObject({ count: 0, calm: 0, meanSpeed: null });
  });

  it("the shares of the wind rose add up to one", () => {
    fc.assert(
      fc.property(fc.array(wind, { minLength: 1 }), (winds) => {
        const rose = windRose(winds);
        if (rose.count > 0) expect(rose.calm + sum(rose.shares)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("the wind rose rotates with the wind", () => {
    fc.assert(
      fc.property(fc.array(wind, { minLength: 1 }), fc.nat({ max: 15 }), (winds, turns) => {
        const safe = winds.map(({ speed, direction }) => ({
          speed,
          direction: direction === null ? null : Math.round(direction),
        }));
        const turned = windRose(
          safe.map(({ speed, direction }) => ({ speed, direction: (direction ?? 0) + 22.5 * turns })),
        );
        const still = windRose(safe.map(({ speed, direction }) => ({ speed, direction: direction ?? 0 })));
        expect(turned.shares).toEqual(still.shares.map((_, i) => still.shares[(i - turns + 16) % ROSE_DIRECTIONS]));
      }),
    );
  });
});
