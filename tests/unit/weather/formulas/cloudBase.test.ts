import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cumulusBase } from "../../../../lib/weather/formulas/cloudBase";

const NOON = 50;

describe("cumulusBase", () => {
  // Romps (2017), exact expression for the lifting condensation level, at 1013.25 hPa: °C, dew point, m
  it.each([
    [10, -11.93, 2677],
    [10, -2.97, 1605],
    [10, 6.71, 413],
    [20, -3.62, 2907],
    [20, 6.01, 1750],
    [20, 12.01, 1011],
    [20, 16.45, 454],
    [30, 4.62, 3152],
    [30, 14.94, 1908],
    [30, 21.39, 1107],
    [30, 26.17, 498],
    [40, 12.79, 3416],
    [40, 23.83, 2081],
    [40, 30.74, 1214],
  ])(
    "the cloud base of air at %d °C with a dew point of %d °C is near the exact %d m",
    (temperature, dewPoint, exact) => {
      const base = cumulusBase({ temperature, dewPoint }, NOON) as number;
      expect(Math.abs(base / exact - 1)).toBeLessThan(0.03);
    },
  );

  // Espy's rule, and Lawrence (2005, Bull. Amer. Meteor. Soc. 86, 225-233): 125 m for each °C
  it("the cloud base is about 125 m per °C between temperature and dew point", () => {
    const temperatures = fc.double({ min: 1, max: 30, noNaN: true });
    fc.assert(
      fc.property(temperatures, fc.double({ min: 1, max: 20, noNaN: true }), (temperature, spread) => {
        const base = cumulusBase({ temperature, dewPoint: temperature - spread }, NOON) as number;
        expect(Math.abs(base / (125 * spread) - 1)).toBeLessThan(0.05);
      }),
    );
  });

  it.each([
    ["with the sun low", { temperature: 20, dewPoint: 12 }, 9],
    ["at night", { temperature: 20, dewPoint: 12 }, -20],
    ["at a temperature that is not a number", { temperature: Number.NaN, dewPoint: 12 }, NOON],
    ["in frost", { temperature: -1, dewPoint: -8 }, NOON],
    ["in rain", { temperature: 20, dewPoint: 12, rain: 0.2 }, NOON],
    ["in air that is next to saturated", { temperature: 20, dewPoint: 19.1 }, NOON],
    ["with a dew point above the temperature", { temperature: 20, dewPoint: 21 }, NOON],
    ["without a dew point", { temperature: 20 }, NOON],
    ["without a temperature", { dewPoint: 12 }, NOON],
  ])("the cloud base is not estimated %s", (_, values, sun) => {
    expect(cumulusBase(values, sun)).toBeNull();
  });

  it("the cloud base is estimated where a gauge reports no rain", () => {
    expect(cumulusBase({ temperature: 20, dewPoint: 12, rain: 0 }, NOON)).toBeCloseTo(1010, -1);
  });
});
