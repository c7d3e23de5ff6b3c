import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dewPoint } from "../../../../lib/weather/formulas/humidity";
import { contradictions } from "../../../../lib/weather/quality/consistency";
import { check } from "../../../../lib/weather/quality/quality";

const NOON = Date.UTC(2026, 5, 21, 12);
const MIDNIGHT = Date.UTC(2026, 5, 21, 0);
const LONDON = { lat: 51.5, lon: 0 };

describe("what contradicts", () => {
  it.each([
    ["a dew point above the temperature", { temperature: 10, dewPoint: 14 }, ["temperature", "dewPoint"]],
    ["a gust below the mean wind", { windSpeed: 12, windGust: 9 }, ["windSpeed", "windGust"]],
    // Magnus: 19 °C of dew point at 20 °C are 94 %
    ["a humidity of other air", { temperature: 20, dewPoint: 19, humidity: 30 }, ["humidity", "dewPoint"]],
    ["sun at midnight", { solarRadiation: 400, uvIndex: 3 }, ["solarRadiation", "uvIndex"]],
  ] as const)("the contradiction %s is suspect, and the values are kept", (_title, values, metrics) => {
    const { flags } = check(MIDNIGHT, values, {}, LONDON);
    expect(flags).toEqual(Object.fromEntries(metrics.map((metric) => [metric, "inconsistent"])));
  });
});

describe("what does not contradict", () => {
  it.each([
    ["saturated air, rounded", { temperature: 10, dewPoint: 10.4 }],
    ["a steady wind, rounded", { windSpeed: 5.1, windGust: 5 }],
    ["a frost point that is called dew point", { temperature: -20, dewPoint: -19.9, humidity: 82 }],
    ["a hygrometer in fog", { temperature: 8, dewPoint: 8, humidity: 104 }],
    ["a pyranometer's offset and a street lamp", { solarRadiation: 12, light: 800 }],
    ["a gust alone", { windGust: 3 }],
  ])("the observation is consistent: %s", (_title, values) => {
    expect(contradictions(values, MIDNIGHT, LONDON)).toEqual([]);
  });

  it("sun by day, at an unknown place, and at midnight in the Arctic summer is consistent (BSRN Ny-Ålesund)", () => {
    expect(contradictions({ solarRadiation: 900 }, NOON, LONDON)).toEqual([]);
    expect(contradictions({ solarRadiation: 900 }, MIDNIGHT, null)).toEqual([]);
    expect(contradictions({ solarRadiation: 90 }, MIDNIGHT, { lat: 78.9, lon: 11.9 })).toEqual([]);
  });

  it("an hour's mean that ends after sunset is consistent: 21:21 local time on the longest day", () => {
    expect(contradictions({ solarRadiation: 60 }, Date.UTC(2026, 5, 21, 21), LONDON)).toEqual([]);
  });

  it("any dew point by the Magnus formula is consistent, in whole degrees too", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.boolean(),
        (temperature, humidity, isWhole) => {
          const round = (value: number) => (isWhole ? Math.round(value) : value);
          const values = {
            temperature: round(temperature),
            dewPoint: round(dewPoint(temperature, humidity) ?? 0),
            humidity,
          };
          expect(contradictions(values, NOON, null)).toEqual([]);
        },
      ),
    );
  });
});
