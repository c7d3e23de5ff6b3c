import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  degreeDays,
  degreeDaysInFahrenheit,
  GROWING_METHODS,
  type GrowingRule,
  HEATING_BASE,
  mean,
  USUAL_GROWING,
  windRun,
} from "../../../../lib/weather/climate/climate";
import { convert } from "../../../../lib/weather/units/units";

const celsius = fc.double({ min: -60, max: 55, noNaN: true });
const highAndLow = fc.tuple(celsius, celsius).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);

describe("degree days", () => {
  it("degree days equal the NWS example: a day of 90 and 66 °F has 13 cooling degree days", () => {
    const { cooling, heating } = degreeDays(convert(90, "°F", "°C"), convert(66, "°F", "°C"));
    expect(degreeDaysInFahrenheit(cooling)).toBeCloseTo(13, 9);
    expect(heating).toBe(0);
  });

  it("degree days are the mean's distance below or above the base, never both", () => {
    fc.assert(
      fc.property(highAndLow, ([high, low]) => {
        const { heating, cooling, growing } = degreeDays(high, low);
        expect(Math.min(heating, cooling)).toBe(0);
        expect(cooling - heating).toBeCloseTo((high + low) / 2 - HEATING_BASE, 9);
        expect(growing).toBeGreaterThanOrEqual(cooling);
        expect(growing).toBeLessThanOrEqual(Math.max(0, high - USUAL_GROWING.base));
      }),
    );
  });

  it("degree days grow with the temperature, except for heating, which shrinks", () => {
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

describe("growing degree days", () => {
  const CORN = { base: convert(50, "°F", "°C"), limit: convert(86, "°F", "°C"), method: "extremes" } as const;
  const counted = (high: number, low: number, rule: GrowingRule) =>
    degreeDaysInFahrenheit(degreeDays(convert(high, "°F", "°C"), convert(low, "°F", "°C"), rule).growing);

  // University of Wisconsin and Ohio State University Extension, "86/50 method", °F
  it.each([
    [90, 65, 25.5],
    [72, 46, 11],
    [63, 42, 6.5],
    [87, 63, 24.5],
  ])("the growing degree days of corn on a day of %d and %d °F are %d", (high, low, expected) => {
    expect(counted(high, low, CORN)).toBeCloseTo(expected, 9);
  });

  it("growing degree days by method 1 use the daily mean and end at the limit", () => {
    expect(counted(72, 46, { ...CORN, method: "mean" })).toBeCloseTo(9, 9);
    expect(counted(104, 78, { ...CORN, method: "mean" })).toBeCloseTo(36, 9);
    expect(counted(104, 78, { ...CORN, method: "mean", limit: null })).toBeCloseTo(41, 9);
  });

  it("growing degree days lie between zero and the limit, and method 2 without a limit gives at least method 1", () => {
    const base = fc.double({ min: -20, max: 40, noNaN: true });
    fc.assert(
      fc.property(highAndLow, base, fc.double({ min: 0.1, max: 20, noNaN: true }), ([high, low], from, more) => {
        for (const method of GROWING_METHODS) {
          const { growing } = degreeDays(high, low, { base: from, limit: from + more, method });
          expect(growing).toBeGreaterThanOrEqual(0);
          expect(growing).toBeLessThanOrEqual(more + 1e-9);
        }
        const [first, second] = GROWING_METHODS.map(
          (method) => degreeDays(high, low, { base: from, limit: null, method }).growing,
        );
        expect(second).toBeGreaterThanOrEqual((first as number) - 1e-9);
      }),
    );
  });
});

it("a steady wind of 10 m/s runs 36 km in each measured hour", () => {
  expect(windRun(0, 24)).toBe(0);
  expect(windRun(10, 24)).toBeCloseTo(864, 9);
});

it("an empty list has no mean", () => {
  expect(mean([])).toBeNull();
  expect(mean([1, 2, 6])).toBe(3);
});
