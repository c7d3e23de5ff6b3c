import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beaufortBegins,
  CANONICAL_UNITS,
  convert,
  parseUnit,
  type Quantity,
  type Unit,
  unitsOf,
} from "../../../../lib/weather/units/units";

const QUANTITIES = Object.keys(CANONICAL_UNITS) as Quantity[];

const sameQuantity = fc
  .constantFrom(...QUANTITIES)
  .chain((quantity) => fc.tuple(fc.constantFrom(...unitsOf(quantity)), fc.constantFrom(...unitsOf(quantity))))
  .filter((units) => !units.includes("Bft"));

const amounts = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("convert", () => {
  // NIST SP 811 appendix B; the boiling point of water and the standard atmosphere by definition
  it.each<[number, Unit, number, Unit]>([
    [32, "°F", 0, "°C"],
    [-40, "°F", -40, "°C"],
    [212, "°F", 373.15, "K"],
    [1013.25, "hPa", 101.325, "kPa"],
    [1013.25, "hPa", 1013.25, "mbar"],
    [29.92, "inHg", 1013.207, "hPa"],
    [760, "mmHg", 1013.25, "hPa"],
    [101325, "Pa", 1013.25, "hPa"],
    [100, "mph", 44.704, "m/s"],
    [1, "kn", 1.852, "km/h"],
    [36, "km/h", 10, "m/s"],
    [1, "in", 25.4, "mm"],
    [1, "in", 2.54, "cm"],
    [2, "in/h", 50.8, "mm/h"],
    [1, "cm/h", 10, "mm/h"],
    [10, "mi", 16.09344, "km"],
    [800, "m", 0.8, "km"],
  ])("%d %s convert to %d %s", (value, from, expected, to) => {
    expect(convert(value, from, to)).toBeCloseTo(expected, 3);
  });

  it("conversions are reversible", () => {
    fc.assert(
      fc.property(sameQuantity, amounts, ([from, to], value) => {
        expect(convert(convert(value, from, to), to, from)).toBeCloseTo(value, 6);
      }),
    );
  });

  it("a value already in the unit is unchanged", () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUANTITIES.flatMap(unitsOf)), amounts, (unit, value) => {
        expect(convert(value, unit, unit)).toBe(value);
      }),
    );
  });

  it("units of different quantities, and unknown ones, are refused", () => {
    expect(() => convert(1, "°C", "hPa")).toThrow(new RangeError("cannot convert °C (temperature) to hPa (pressure)"));
    expect(() => convert(1, "mm", "m")).toThrow(RangeError);
    expect(() => convert(1, "furlong" as Unit, "m")).toThrow(new RangeError("unknown unit: furlong"));
    expect(() => convert(1, "toString" as Unit, "m")).toThrow(RangeError);
  });
});

describe("Beaufort", () => {
  // WMO-No. 306, Vol. I.1, Beaufort scale of wind: the forces by their whole knots
  it.each([
    [0, 0, 0],
    [1, 1, 3],
    [2, 4, 6],
    [3, 7, 10],
    [4, 11, 16],
    [5, 17, 21],
    [6, 22, 27],
    [7, 28, 33],
    [8, 34, 40],
    [9, 41, 47],
    [10, 48, 55],
    [11, 56, 63],
    [12, 64, 220],
  ])("Beaufort force %d is from %d to %d knots", (force, from, to) => {
    for (let knots = from; knots <= to; knots += 1) {
      expect(convert(knots, "kn", "Bft")).toBe(force);
      // A knot that an instrument sends in metres per second is still that knot.
      expect(convert(Number(convert(knots, "kn", "m/s").toFixed(1)), "m/s", "Bft")).toBe(force);
    }
    expect(convert(convert(force, "Bft", "m/s"), "m/s", "Bft")).toBe(force);
  });

  it("each Beaufort force begins half a knot below its first whole one", () => {
    for (let force = 1; force <= 12; force += 1) {
      const begins = beaufortBegins(force);
      expect(convert(begins, "m/s", "Bft")).toBe(force);
      expect(convert(begins - 0.01, "m/s", "Bft")).toBe(force - 1);
    }
  });
});

describe("parseUnit", () => {
  it.each<[string, Unit]>([
    ["F", "°F"],
    ["degF", "°F"],
    ["°F", "°F"],
    ["℃", "°C"],
    ["celsius", "°C"],
    ["k", "K"],
    ["hpa", "hPa"],
    ["mbar", "mbar"],
    ["inHg", "inHg"],
    ["kts", "kn"],
    ["Knots", "kn"],
    ["mph", "mph"],
    ["km/h", "km/h"],
    ["m/s", "m/s"],
    [" inches ", "in"],
    ["inch_per_hour", "in/h"],
    ["in/hr", "in/h"],
    ["mm/hr", "mm/h"],
    ["cm_per_hour", "cm/h"],
    ["MM", "mm"],
    ["W/m^2", "W/m²"],
    ["w/m2", "W/m²"],
    ["μg/m³", "µg/m³"],
    ["ug/m3", "µg/m³"],
    ["lx", "lux"],
    ["degrees", "°"],
    ["volts", "V"],
  ])("the unit name %s means %s", (name, unit) => {
    expect(parseUnit(name)).toBe(unit);
  });

  it("every unit's symbol is recognized", () => {
    for (const unit of QUANTITIES.flatMap(unitsOf)) expect(parseUnit(unit)).toBe(unit);
  });

  it("ambiguous unit names are not guessed", () => {
    for (const name of ["", "furlong", "constructor"]) expect(parseUnit(name)).toBeUndefined();
  });
});

it("the canonical unit of a quantity is listed first", () => {
  for (const quantity of QUANTITIES) expect(unitsOf(quantity)[0]).toBe(CANONICAL_UNITS[quantity]);
});
