import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seaLevelPressure, stationPressure } from "../../../lib/weather/pressure";

describe("seaLevelPressure", () => {
  // ICAO standard atmosphere (Doc 7488): elevation m, pressure hPa, temperature °C
  it.each([
    [0, 1013.25, 15],
    [100, 1001.29, 14.35],
    [300, 977.73, 13.05],
    [500, 954.61, 11.75],
    [700, 931.94, 10.45],
  ])("of the standard atmosphere at %d m is 1013.25 hPa", (elevation, pressure, temperature) => {
    expect(Math.abs((seaLevelPressure(pressure, elevation, temperature) as number) - 1013.25)).toBeLessThan(0.1);
  });

  it("is the station pressure at sea level, and higher below the station in colder air", () => {
    expect(seaLevelPressure(1000, 0, 20, 50)).toBe(1000);
    expect(seaLevelPressure(950, 500, -10)).toBeGreaterThan(seaLevelPressure(950, 500, 30) as number);
    expect(seaLevelPressure(1050, -400, 30)).toBeLessThan(1050);
  });

  it("is a little lower in moist air, which is lighter", () => {
    const dry = seaLevelPressure(930, 750, 28) as number;
    const moist = seaLevelPressure(930, 750, 28, 100) as number;
    expect(dry - moist).toBeGreaterThan(0);
    expect(dry - moist).toBeLessThan(1.5);
  });

  it("is not for mountains", () => {
    expect(seaLevelPressure(920, 750, 10)).not.toBeNull();
    for (const elevation of [751, -501, Number.NaN]) expect(seaLevelPressure(850, elevation, 10)).toBeNull();
    expect(stationPressure(1013, 751, 10)).toBeNull();
  });
});

it("stationPressure undoes it", () => {
  const elevations = fc.double({ min: -500, max: 750, noNaN: true });
  const temperatures = fc.double({ min: -45, max: 50, noNaN: true });
  const humidities = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(elevations, temperatures, humidities, (elevation, temperature, humidity) => {
      const seaLevel = seaLevelPressure(980, elevation, temperature, humidity) as number;
      expect(stationPressure(seaLevel, elevation, temperature, humidity)).toBeCloseTo(980, 9);
    }),
  );
});
