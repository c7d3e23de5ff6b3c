import { describe, expect, it } from "vitest";
import { type HourWeather, hourlyEvapotranspiration } from "../../../../lib/weather/formulas/hourlyEvapotranspiration";
import { dewPoint } from "../../../../lib/weather/formulas/humidity";

/** MJ/(m² hour) in W/m² */
const watts = (megajoules: number) => megajoules / 0.0036;

/** FAO-56, example 19: N'Diaye, Senegal, 1 October, by a clock one hour behind UTC; wind at 2 m */
const NDIAYE = { lat: 16.22, lon: -16.25, elevation: 8 };
const at = (localHour: number, day = 1) => Date.UTC(2025, 9, day, localHour + 1);

const afternoon = { temperature: 38, dewPoint: dewPoint(38, 52) ?? 0, windSpeed: 3.3, solarRadiation: watts(2.45) };
const night = { temperature: 28, dewPoint: dewPoint(28, 90) ?? 0, windSpeed: 1.9, solarRadiation: 0 };

const et0 = (...hours: HourWeather[]) => hourlyEvapotranspiration(hours, NDIAYE, 2).map(({ value }) => value);

describe("hourly reference evapotranspiration", () => {
  it("hourly evapotranspiration is 0.63 mm from 14 to 15 hours in FAO-56's example", () => {
    const [value = 0] = et0({ time: at(14), ...afternoon });
    expect(Math.abs(value - 0.63)).toBeLessThan(0.01);
  });

  // Its night is as cloudy as its evening: Rs/Rso 0.8.
  it("hourly evapotranspiration is 0.00 mm from 2 to 3 hours in FAO-56's example", () => {
    // 0.8 of the 2.658 MJ/m² of a clear sky
    const evening = { time: at(14, 0), ...afternoon, solarRadiation: watts(0.8 * 2.658) };
    const [, value = 1] = et0(evening, { time: at(2), ...night });
    expect(Math.abs(value)).toBeLessThan(0.005);
  });

  it("a night after a clear evening loses more than one after a cloudy evening", () => {
    const nightAfter = (megajoules: number) =>
      et0({ time: at(14, 0), ...afternoon, solarRadiation: watts(megajoules) }, { time: at(2), ...night })[1] ?? 0;
    expect(nightAfter(2.6)).toBeLessThan(nightAfter(1));
    expect(et0({ time: at(2), ...night })[0]).toBeGreaterThan(nightAfter(2.6));
  });

  it("hours with undefined vapour pressures are left out", () => {
    expect(et0({ time: at(14), ...afternoon, temperature: 61 })).toEqual([]);
    expect(et0({ time: at(14), ...afternoon, dewPoint: -60 })).toEqual([]);
  });
});
