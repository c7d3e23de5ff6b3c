import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dewPoint,
  frostPoint,
  relativeHumidity,
  saturationVapourPressure,
  vapourPressure,
} from "../../../../lib/weather/formulas/humidity";

const temperatures = fc.double({ min: -45, max: 60, noNaN: true });
const humidities = fc.double({ min: 1, max: 100, noNaN: true });

describe("saturationVapourPressure", () => {
  /** Goff & Gratch (1946) in hPa, by which the tables were made: p. 350 of the Smithsonian Meteorological Tables, 6th ed. */
  const goffGratch = (celsius: number): number => {
    const ratio = 373.16 / (celsius + 273.16);
    const exponent =
      -7.90298 * (ratio - 1) +
      5.02808 * Math.log10(ratio) -
      1.3816e-7 * (10 ** (11.344 * (1 - 1 / ratio)) - 1) +
      8.1328e-3 * (10 ** (-3.49149 * (ratio - 1)) - 1);
    return 1013.246 * 10 ** exponent;
  };

  it("the saturation vapour pressure is within 0.6 % of the equation of Goff and Gratch", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 50, noNaN: true }), (temperature) => {
        const pressure = saturationVapourPressure(temperature) as number;
        expect(Math.abs(pressure / goffGratch(temperature) - 1)).toBeLessThan(0.006);
      }),
    );
  });

  // Smithsonian Meteorological Tables, 6th ed., table 94: over water, hPa
  it.each([
    [-40, 0.1891],
    [-30, 0.5088],
    [-20, 1.254],
    [-10, 2.8627],
    [0, 6.1078],
    [10, 12.272],
    [20, 23.373],
    [30, 42.43],
    [40, 73.777],
    [50, 123.4],
  ])("the saturation vapour pressure at %d °C is the table's %d hPa within 0.6 %", (temperature, expected) => {
    const pressure = saturationVapourPressure(temperature) as number;
    expect(Math.abs(pressure / expected - 1)).toBeLessThan(0.006);
    expect(Math.abs(goffGratch(temperature) / expected - 1)).toBeLessThan(0.0003);
  });

  it("the saturation vapour pressure is within 0.4 % of Sonntag's full equation (1994, Meteorol. Z. 3, 51-66)", () => {
    fc.assert(
      fc.property(temperatures, (temperature) => {
        const t = temperature + 273.15;
        const full =
          Math.exp(-6096.9385 / t + 21.2409642 - 2.711193e-2 * t + 1.673952e-5 * t * t + 2.433502 * Math.log(t)) / 100;
        expect(Math.abs((saturationVapourPressure(temperature) as number) / full - 1)).toBeLessThan(0.004);
      }),
    );
  });

  it("the saturation vapour pressure is undefined outside -45 to 60 °C", () => {
    for (const temperature of [-45.1, 60.1, Number.NaN]) expect(saturationVapourPressure(temperature)).toBeNull();
  });
});

describe("dewPoint", () => {
  // DIN 4108-3, table of dew points, at 40, 50, ... 90 % relative humidity
  it.each([
    [20, [6.0, 9.3, 12.0, 14.4, 16.4, 18.3]],
    [25, [10.5, 13.9, 16.7, 19.1, 21.3, 23.2]],
    [30, [14.9, 18.4, 21.4, 23.9, 26.2, 28.2]],
  ])("the dew point at %d °C matches the table", (temperature, expected) => {
    expected.forEach((value, i) => {
      expect(Math.abs((dewPoint(temperature, 40 + 10 * i) as number) - value)).toBeLessThan(0.1);
    });
  });

  it("the dew point of saturated air is its temperature", () => {
    fc.assert(fc.property(temperatures, (t) => void expect(dewPoint(t, 100)).toBeCloseTo(t, 9)));
  });

  it("the dew point never exceeds the temperature and grows with the humidity", () => {
    fc.assert(
      fc.property(temperatures, humidities, humidities, (temperature, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((rh) => dewPoint(temperature, rh) as number);
        expect(low).toBeLessThanOrEqual((high as number) + 1e-9);
        expect(high).toBeLessThanOrEqual(temperature + 1e-9);
      }),
    );
  });

  it("the dew point is undefined for dry air and impossible humidity", () => {
    for (const humidity of [0, -1, 100.1, Number.NaN]) expect(dewPoint(20, humidity)).toBeNull();
    expect(dewPoint(70, 50)).toBeNull();
  });
});

describe("frostPoint", () => {
  // Smithsonian Meteorological Tables, 6th ed.: where the vapour pressure over ice (table 96) is that over water at the dew point
  // (table 94), between the lines of the table
  it.each([
    [-5, -4.4],
    [-10, -8.9],
    [-20, -17.95],
    [-30, -27.2],
    [-40, -36.5],
  ])("the frost point of air with a dew point of %d °C is the tables' %d", (point, expected) => {
    expect(Math.abs((frostPoint(point) as number) - expected)).toBeLessThan(0.1);
  });

  it("the frost point lies between the dew point and zero, and rises with it", () => {
    const cold = fc.double({ min: -45, max: -0.001, noNaN: true });
    fc.assert(
      fc.property(cold, cold, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((point) => frostPoint(point) as number);
        expect(low).toBeLessThanOrEqual(high as number);
        expect(high).toBeGreaterThan(Math.max(a, b));
        expect(high).toBeLessThan(0);
      }),
    );
  });

  it("the frost point is undefined from a dew point of 0 °C on, and below the formula's range", () => {
    for (const point of [0, 4, -45.1, Number.NaN]) expect(frostPoint(point)).toBeNull();
  });
});

describe("relativeHumidity", () => {
  it("relativeHumidity inverts dewPoint", () => {
    fc.assert(
      fc.property(temperatures, humidities, (temperature, humidity) => {
        const point = dewPoint(temperature, humidity) as number;
        fc.pre(point >= -45 && point <= temperature);
        expect(relativeHumidity(temperature, point)).toBeCloseTo(humidity, 9);
      }),
    );
  });

  it("relativeHumidity refuses a dew point above the temperature", () => {
    expect(relativeHumidity(10, 11)).toBeNull();
    expect(relativeHumidity(10, -50)).toBeNull();
  });
});

it("the vapour pressure is the humidity's share of the saturation vapour pressure", () => {
  expect(vapourPressure(20, 50)).toBeCloseTo((saturationVapourPressure(20) as number) / 2, 12);
  expect(vapourPressure(20, 0)).toBe(0);
  expect(vapourPressure(20, 101)).toBeNull();
});
