import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converted } from "../../../../lib/services/import/internal/file/number";
import {
  CONVENTIONS,
  COUNTED_DAYS,
  countedIn,
  countKinds,
  type DayExtremes,
  kindsOf,
} from "../../../../lib/weather/climate/dayCounts";
import { roundHalfUp } from "../../../../lib/weather/rounding";
import { decimalsIn, UNIT_SYSTEMS, unitsIn } from "../../../../lib/weather/units/systems";
import { convert } from "../../../../lib/weather/units/units";

const celsius = fc.double({ min: -60, max: 55, noNaN: true });
const days = fc.array(
  fc.record({
    high: fc.option(celsius),
    low: fc.option(celsius),
    rain: fc.option(fc.double({ max: 90, min: 0, noNaN: true })),
  }),
);
const day = (numbers: Partial<DayExtremes>): DayExtremes => ({ high: null, low: null, rain: null, ...numbers });
const fahrenheit = (value: number) => convert(value, "°F", "°C");

const countDays = (some: readonly DayExtremes[]) => countKinds(some.map(kindsOf));

describe("counts of days", () => {
  // NWS form F-6: maximum 90 °F or more, 32 °F or less, minimum 32 °F or less, 0 °F or less, precipitation 0.01, 0.10, 1.00 in.
  it.each([
    ["hot", { high: fahrenheit(90) }, { high: fahrenheit(89.9) }],
    ["ice", { high: 0 }, { high: 0.1 }],
    ["frost", { low: 0 }, { low: 0.1 }],
    ["bitter", { low: fahrenheit(0) }, { low: fahrenheit(0.1) }],
    ["rain", { rain: 0.254 }, { rain: 0.1 }],
    ["wet", { rain: 2.54 }, { rain: 2.4 }],
    ["soaked", { rain: 25.4 }, { rain: 25.2 }],
  ] as const)("a day counts in US units as %s for %o and not for %o", (kind, within, outside) => {
    expect(countDays([day(within)]).us[kind]).toBe(1);
    expect(countDays([day(outside)]).us[kind]).toBe(0);
  });

  // ETCCDI: ice and frost days below 0 °C; WMO-No. 1203: 30 °C, 1 mm and 10 mm; Canada's normals: below −20 °C; Met Office:
  // a rain day is one of 0.2 mm.
  it.each([
    ["hot", { high: 30 }, { high: 29.9 }],
    ["ice", { high: -0.1 }, { high: 0 }],
    ["frost", { low: -0.1 }, { low: 0 }],
    ["bitter", { low: -20.1 }, { low: -20 }],
    ["rain", { rain: 0.2 }, { rain: 0.1 }],
    ["wet", { rain: 1 }, { rain: 0.9 }],
    ["soaked", { rain: 10 }, { rain: 9.9 }],
  ] as const)("a day counts in metric units as %s for %o and not for %o", (kind, within, outside) => {
    expect(countDays([day(within)]).metric[kind]).toBe(1);
    expect(countDays([day(outside)]).metric[kind]).toBe(0);
  });

  // ASOS sends 90 °F as 32.2 °C, 0 °F as −17.8 °C and 32 °F as 0.0 °C (its User's Guide, 3.1).
  it("a day displayed as 90.0 °F counts as 90 °F, as ASOS sends it", () => {
    expect(countDays([day({ high: 32.2 })]).us.hot).toBe(1);
    expect(countDays([day({ low: -17.8 })]).us.bitter).toBe(1);
    expect(countDays([day({ high: converted(90, "°F", "°C") })]).us.hot).toBe(1);
    expect(countDays([day({ high: converted(89.96, "°F", "°C") })]).us.hot).toBe(1);
  });

  it("tenths that add up to a threshold meet it", () => {
    const rain = Array.from({ length: 10 }, () => 0.1).reduce((sum, tenth) => sum + tenth);
    expect(rain).toBeLessThan(1);
    expect(countDays([day({ rain })]).metric).toMatchObject({ rain: 1, wet: 1, soaked: 0 });
  });

  it("days without data are not counted, and others once at most", () => {
    fc.assert(
      fc.property(days, (some) => {
        const counts = countDays(some);
        expect(countDays([...some, day({})])).toEqual(counts);
        for (const convention of CONVENTIONS) {
          const of = counts[convention];
          for (const kind of COUNTED_DAYS) expect(of[kind]).toBeLessThanOrEqual(some.length);
          expect(of.soaked).toBeLessThanOrEqual(of.wet);
          expect(of.wet).toBeLessThanOrEqual(of.rain);
          expect(of.bitter).toBeLessThanOrEqual(of.frost);
        }
      }),
    );
  });
});

describe("what a reader is shown", () => {
  it("a reader sees thresholds in their own units of temperature and rain", () => {
    const counts = countDays([]);
    const shown = (temperature: "°C" | "°F" | "K", length: "mm" | "in") =>
      countedIn({ temperature, length }, counts).map(({ of, sign, value, unit }) => `${of} ${sign} ${value} ${unit}`);
    const [warm, cold] = ["high >= 30 °C", ["high < 0 °C", "low < 0 °C", "low < -20 °C"]] as const;
    const millimetres = ["rain >= 0.2 mm", "rain >= 1 mm", "rain >= 10 mm"];
    const inches = ["rain >= 0.01 in", "rain >= 0.1 in", "rain >= 1 in"];
    expect(shown("°C", "mm")).toEqual([warm, ...cold, ...millimetres]);
    expect(shown("K", "in")).toEqual([warm, ...cold, ...inches]);
    expect(shown("°F", "mm")).toEqual([
      "high >= 90 °F",
      "high <= 32 °F",
      "low <= 32 °F",
      "low <= 0 °F",
      ...millimetres,
    ]);
  });

  it("exactly the days whose displayed values meet the displayed threshold are counted", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...UNIT_SYSTEMS), (some, system) => {
        for (const { of, sign, value: bound, unit, count } of countedIn(unitsIn(system), countDays(some))) {
          const metric = of === "rain" ? "rain" : "temperature";
          const read = some.flatMap(({ [of]: value }) =>
            value === null
              ? []
              : roundHalfUp(convert(value, of === "rain" ? "mm" : "°C", unit), decimalsIn(metric, unit)),
          );
          const meets = {
            ">=": (v: number) => v >= bound,
            "<=": (v: number) => v <= bound,
            "<": (v: number) => v < bound,
          };
          expect(count).toBe(read.filter(meets[sign]).length);
        }
      }),
    );
  });
});
