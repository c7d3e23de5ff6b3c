import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bearing, compassPoint, components, isCalm, meanWind } from "../../../../lib/weather/formulas/wind";

const directions = fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true });
const speeds = fc.double({ min: 0.1, max: 120, noNaN: true });

describe("components", () => {
  it("the components point in the direction of flow", () => {
    expect(components({ speed: 10, direction: 270 }).u).toBeCloseTo(10, 12);
    expect(components({ speed: 10, direction: 0 }).v).toBeCloseTo(-10, 12);
  });

  it("the components preserve speed and direction", () => {
    fc.assert(
      fc.property(directions, speeds, (direction, speed) => {
        const { u, v } = components({ speed, direction });
        expect(Math.hypot(u, v)).toBeCloseTo(speed, 9);
        const turn = Math.abs(bearing(-u, -v) - direction);
        expect(Math.min(turn, 360 - turn)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("meanWind", () => {
  it("the mean wind is correct across north", () => {
    const mean = meanWind([
      { speed: 4, direction: 350 },
      { speed: 4, direction: 30 },
    ]);
    expect(mean?.direction).toBeCloseTo(10, 9);
    expect(mean?.speed).toBeCloseTo(4 * Math.cos((20 * Math.PI) / 180), 9);
  });

  it("the mean wind has no direction when winds cancel or are calm, and is null without winds", () => {
    const opposite = [
      { speed: 7, direction: 90 },
      { speed: 7, direction: 270 },
    ];
    expect(meanWind(opposite)).toEqual({ speed: 0, direction: null });
    expect(meanWind([{ speed: 0, direction: 90 }])).toEqual({ speed: 0, direction: null });
    expect(meanWind([])).toBeNull();
  });

  it("the mean wind is never faster than the fastest", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ speed: speeds, direction: directions }), { minLength: 1 }), (winds) => {
        const fastest = Math.max(...winds.map(({ speed }) => speed));
        expect(meanWind(winds)?.speed).toBeLessThanOrEqual(fastest + 1e-9);
      }),
    );
  });
});

describe("compassPoint", () => {
  it.each([
    [0, "N"],
    [11.24, "N"],
    [11.26, "NNE"],
    [45, "NE"],
    [90, "E"],
    [180, "S"],
    [247.5, "WSW"],
    [348.74, "NNW"],
    [348.76, "N"],
    [360, "N"],
    [-90, "W"],
  ])("the compass point of %d° is %s", (direction, point) => {
    expect(compassPoint(direction)).toBe(point);
  });

  it("the compass point is within a sixteenth of a turn", () => {
    const points = Array.from({ length: 16 }, (_, i) => compassPoint(i * 22.5));
    expect(new Set(points).size).toBe(16);
    fc.assert(
      fc.property(directions, (direction) => {
        const turn = Math.abs(points.indexOf(compassPoint(direction)) * 22.5 - direction);
        expect(Math.min(turn, 360 - turn)).toBeLessThanOrEqual(11.25 + 1e-9);
      }),
    );
  });
});

it("a wind below half a metre per second is calm", () => {
  expect([0, 0.49, 0.5, 3].map(isCalm)).toEqual([true, true, false, false]);
});
