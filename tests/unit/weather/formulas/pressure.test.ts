import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { altimeterSetting, seaLevelPressure, stationPressure } from "../../../../lib/weather/formulas/pressure";

/** hPa */
const INHG = 33.8638866667;

describe("seaLevelPressure", () => {
  // ICAO standard atmosphere (Doc 7488): elevation m, pressure hPa, temperature °C
  it.each([
    [0, 1013.25, 15],
    [100, 1001.29, 14.35],
    [300, 977.73, 13.05],
    [500, 954.61, 11.75],
    [700, 931.94, 10.45],
  ])("the sea-level pressure of the standard atmosphere at %d m is 1013.25 hPa", (elevation, pressure, temperature) => {
    expect(Math.abs((seaLevelPressure(pressure, elevation, temperature) as number) - 1013.25)).toBeLessThan(0.1);
  });

  it("the sea-level pressure equals the station pressure at sea level, and is higher in colder air", () => {
    expect(seaLevelPressure(1000, 0, 20, 50)).toBe(1000);
    expect(seaLevelPressure(950, 500, -10)).toBeGreaterThan(seaLevelPressure(950, 500, 30) as number);
    expect(seaLevelPressure(1050, -400, 30)).toBeLessThan(1050);
  });

  it("the sea-level pressure is a little lower in moist air, which is lighter", () => {
    const dry = seaLevelPressure(930, 750, 28) as number;
    const moist = seaLevelPressure(930, 750, 28, 100) as number;
    expect(dry - moist).toBeGreaterThan(0);
    expect(dry - moist).toBeLessThan(1.5);
  });

  it("the reduction uses the present temperature alone up to 750 m", () => {
    expect(seaLevelPressure(920, 750, 10)).not.toBeNull();
    expect(seaLevelPressure(920, 750, 10, 50, -20)).toBe(seaLevelPressure(920, 750, 10, 50));
  });

  // ICAO standard atmosphere (Doc 7488), whose temperature is the same by day and by night
  it.each([
    [1000, 898.745, 8.5],
    [1500, 845.56, 5.25],
    [2000, 794.952, 2],
  ])(
    "the sea-level pressure of the standard atmosphere above 750 m, at %d m, is 1013.25 hPa too",
    (elevation, pressure, temperature) => {
      const found = seaLevelPressure(pressure, elevation, temperature, undefined, temperature) as number;
      expect(Math.abs(found - 1013.25)).toBeLessThan(0.25);
    },
  );

  it("the reduction above 750 m uses the mean of two temperatures half a day apart, and needs the earlier one", () => {
    expect(seaLevelPressure(835, 1609, 25)).toBeNull();
    const afternoon = seaLevelPressure(835, 1609, 25, undefined, 5) as number;
    const night = seaLevelPressure(835, 1609, 5, undefined, 25);
    expect(afternoon).toBe(night);
    expect(afternoon).toBe(seaLevelPressure(835, 1609, 15, undefined, 15));
  });

  it("the reduction is undefined on mountains", () => {
    expect(seaLevelPressure(795, 2000, 2, undefined, 2)).not.toBeNull();
    for (const elevation of [2001, 4058, -501, Number.NaN]) {
      expect(seaLevelPressure(850, elevation, 10, 50, 10)).toBeNull();
      expect(stationPressure(1013, elevation, 10, 50, 10)).toBeNull();
    }
  });
});

describe("altimeterSetting", () => {
  // ICAO standard atmosphere (Doc 7488): geopotential altitude m, pressure hPa
  it.each([
    [0, 1013.25],
    [1000, 898.745],
    [2000, 794.952],
    [3000, 701.085],
    [4000, 616.402],
    [5000, 540.199],
    [8000, 355.998],
    [11_000, 226.32],
  ])("the altimeter setting of the standard atmosphere at %d m is 1013.25 hPa", (elevation, pressure) => {
    expect(altimeterSetting(pressure, elevation)).toBeCloseTo(1013.25, 2);
  });

  // Station pressure in inHg, elevation in ft, and the setting by the ASOS formula of the US National Weather Service
  it.each([
    ["Prescott, J. Denker, https://www.av8n.com/physics/barometry", 849.77 / INHG, 5045, 30.2],
    ["Flagstaff, the same", 793.75 / INHG, 7014, 30.37],
    ["WeeWX, wxformulas.altimeter_pressure_US", 28, 1000, 29.04],
    ["Davis Instruments, application note 28", 30.36, 100, 30.47],
  ])("the altimeter setting equals that of %s", (_source, pressure, feet, setting) => {
    const found = altimeterSetting(pressure * INHG, feet * 0.3048) as number;
    expect(found / INHG).toBeCloseTo(setting, 2);
  });

  it("the altimeter setting is the station pressure at sea level, and is undefined above the lowest layer", () => {
    expect(altimeterSetting(1000, 0)).toBeCloseTo(1000, 9);
    expect(altimeterSetting(1050, -400)).toBeLessThan(1050);
    for (const elevation of [-501, 11_001, Number.NaN]) expect(altimeterSetting(850, elevation)).toBeNull();
  });

  it("the altimeter setting rises with the pressure and with the elevation", () => {
    const pressures = fc.double({ min: 300, max: 1090, noNaN: true });
    const elevations = fc.double({ min: -500, max: 9000, noNaN: true });
    fc.assert(
      fc.property(pressures, elevations, (pressure, elevation) => {
        const setting = altimeterSetting(pressure, elevation) as number;
        expect(altimeterSetting(pressure + 1, elevation)).toBeGreaterThan(setting);
        expect(altimeterSetting(pressure, elevation + 1)).toBeGreaterThan(setting);
      }),
    );
  });
});

it("stationPressure inverts seaLevelPressure", () => {
  const elevations = fc.double({ min: -500, max: 2000, noNaN: true });
  const temperatures = fc.double({ min: -45, max: 50, noNaN: true });
  const humidities = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(elevations, temperatures, humidities, temperatures, (elevation, temperature, humidity, earlier) => {
      const seaLevel = seaLevelPressure(980, elevation, temperature, humidity, earlier) as number;
      expect(stationPressure(seaLevel, elevation, temperature, humidity, earlier)).toBeCloseTo(980, 9);
    }),
  );
});
