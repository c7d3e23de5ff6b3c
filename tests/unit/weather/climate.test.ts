import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  degreeDays,
  degreeDaysInFahrenheit,
  GROWING_BASE,
  HEATING_BASE,
  mean,
  windRun,
} from "../../../lib/weather/climate";
import { convert } from "../../../lib/weather/units";

const celsius = fc.double({ min: -60, max: 55, noNaN: true });
const highAndLow = fc.tuple(celsius, celsius).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);

describe("degree days", () => {
  it("are those of the example of the NWS: a day of 90 and 66 °F has 13 cooling degree days", () => {
    const { cooling, heating } = degreeDays(convert(90, "°F", "°C"), convert(66, "°F", "°C"));
    expect(degreeDaysInFahrenheit(cooling)).toBeCloseTo(13, 9);
    expect(heating).toBe(0);
  });

  it("are what the day's mean lies below or above the base, and never both", () => {
    fc.assert(
      fc.property(highAndLow, ([high, low]) => {
        const { heating, cooling, growing } = degreeDays(high, low);
        expect(Math.min(heating, cooling)).toBe(0);
        expect(cooling - heating).toBeCloseTo((high + low) / 2 - HEATING_BASE, 9);
        expect(growing).toBeGreaterThanOrEqual(cooling);
        expect(growing).toBeLessThanOrEqual(Math.max(0, high - GROWING_BASE));
      }),
    );
  });

  it("grow with the temperature, but for heating, which shrinks", () => {
    fc.assert(
      fc.property(highAndLow, fc.double({ min: 0, max: 20, noNaN: true }), ([high, low], more) => {
        const [cold, warm] = [degreeDays(high, low), degreeDays(high + more, low + more)];
        expect(warm.heating).toBeLessThanOrEqual(cold.heating);
        expect(warm.cooling).toBeGreaterThanOrEqual(cold.cooling);
        expect(warm.growing).toBeGreaterThanOrEqual(cold.growing);
      }),
    );
  });
});

it("has a steady wind of 10 m/s run 36 km in each hour measured", () => {
  expect(windRun(0, 24)).toBe(0);
  expect(windRun(10, 24)).toBeCloseTo(864, 9);
});

it("has no mean of nothing", () => {
  expect(mean([])).toBeNull();
  expect(mean([1, 2, 6])).toBe(3);
});
