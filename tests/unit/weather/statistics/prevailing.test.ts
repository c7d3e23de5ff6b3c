import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prevailingWind, SECTORS, type SectorHours } from "../../../../lib/weather/statistics/prevailing";

const hours = fc.record({
  sector: fc.integer({ min: 0, max: SECTORS - 1 }),
  hours: fc.integer({ min: 1, max: 700 }),
  total: fc.double({ min: 0, max: 10_000, noNaN: true }),
});

describe("prevailingWind", () => {
  // AMS Glossary of Meteorology: the wind direction most frequently observed during a given period.
  it("is the direction of the most hours, however strong the wind of others", () => {
    const winds: SectorHours[] = [
      { sector: 10, hours: 3, total: 90 },
      { sector: 2, hours: 4, total: 4 },
    ];
    expect(prevailingWind(winds)).toBe(45);
  });

  it("is of equals the one with more wind", () => {
    const winds = [
      { sector: 4, hours: 2, total: 3 },
      { sector: 12, hours: 2, total: 5 },
    ];
    expect(prevailingWind(winds)).toBe(270);
  });

  it("is none where nothing had a direction", () => {
    expect(prevailingWind([])).toBeNull();
  });

  it("is that of a plain count, in whatever parts and order the hours come", () => {
    fc.assert(
      fc.property(fc.array(hours), (winds) => {
        const counts = new Map<number, number>();
        for (const { sector, hours: count } of winds) {
          counts.set(sector, (counts.get(sector) ?? 0) + count);
        }
        const found = prevailingWind(winds);
        if (counts.size === 0) expect(found).toBeNull();
        else expect(counts.get((found ?? 0) / 22.5)).toBe(Math.max(...counts.values()));
        const turned = winds.toReversed().map((wind) => ({ ...wind, total: 0 }));
        const still = winds.map((wind) => ({ ...wind, total: 0 }));
        expect(prevailingWind(turned)).toBe(prevailingWind(still));
      }),
    );
  });
});
