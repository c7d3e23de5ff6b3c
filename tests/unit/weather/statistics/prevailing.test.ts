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
  it("the prevailing wind has the most hours, however strong other winds are", () => {
    const winds: SectorHours[] = [
      { sector: 10, hours: 3, total: 90 },
      { sector: 2, hours: 4, total: 4 },
    ];
    expect(prevailingWind(winds)).toBe(45);
  });

  it("of equally frequent directions the one with more wind prevails", () => {
    const winds = [
      { sector: 4, hours: 2, total: 3 },
      { sector: 12, hours: 2, total: 5 },
    ];
    expect(prevailingWind(winds)).toBe(270);
  });

  it("there is no prevailing wind without a direction", () => {
    expect(prevailingWind([])).toBeNull();
  });

  it("the prevailing wind equals a plain count, for any parts and order of the hours", () => {
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
