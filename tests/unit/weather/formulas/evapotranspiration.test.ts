import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayWeather, dailyEvapotranspiration } from "../../../../lib/weather/formulas/evapotranspiration";

/** MJ/(m² day) in W/m² */
const watts = (megajoules: number) => megajoules / 0.0864;

/** Of a vapour pressure in kPa, °C: FAO-56, eq. 11 the other way round. */
const dewPointOf = (kilopascals: number) => {
  const ratio = Math.log(kilopascals / 0.6108);
  return (237.3 * ratio) / (17.27 - ratio);
};

describe("daily reference evapotranspiration", () => {
  // FAO-56, example 18: 6 July, 10 km/h at 10 m, ea 1.409 kPa, Rs 22.07 MJ/m²; ET0 3.88, which is 3.9 mm
  it("daily evapotranspiration equals FAO-56's example in Uccle", () => {
    const weather = {
      high: 21.5,
      low: 12.3,
      dewPoint: dewPointOf(1.409),
      windSpeed: 10 / 3.6,
      solarRadiation: watts(22.07),
    };
    const { value, method } = dailyEvapotranspiration(weather, 187, { lat: 50.8, elevation: 100 });
    expect(Math.abs(value - 3.88)).toBeLessThan(0.015);
    expect(method).toBe("measured");
  });

  // FAO-56, example 17: April, 2 m/s at 2 m, ea 2.85 kPa, Rs 22.65 MJ/m², G 0.14. ET0 5.72; without the soil heat flux of a month, which
  // is none of a day's, 0.408 Δ G / (Δ + γ (1 + 0.34 u2)) = 0.04 more
  it("daily evapotranspiration equals FAO-56's example in Bangkok", () => {
    const weather = {
      high: 34.8,
      low: 25.6,
      dewPoint: dewPointOf(2.85),
      windSpeed: 2,
      solarRadiation: watts(22.65),
    };
    const { value } = dailyEvapotranspiration(weather, 105, { lat: 13.73, elevation: 2 }, 2);
    expect(Math.abs(value - (5.72 + 0.04))).toBeLessThan(0.03);
  });

  // FAO-56, examples 15 and 20: Lyon in July, Ra 40.6 and by eq. 50 Rs 22.3 MJ/m²
  const lyon: DayWeather = { high: 26.6, low: 14.8, dewPoint: 14.8, windSpeed: 2, solarRadiation: null };
  const site = { lat: 45.72, elevation: 200 };
  const july = 196;

  it("missing radiation is estimated from high and low, and reported as such", () => {
    const estimated = dailyEvapotranspiration(lyon, july, site, 2);
    const measured = dailyEvapotranspiration({ ...lyon, solarRadiation: watts(22.3) }, july, site, 2);
    expect(estimated.method).toBe("radiationEstimated");
    expect(Math.abs(estimated.value - measured.value)).toBeLessThan(0.01);
  });

  it("estimated radiation is at most that of a clear sky", () => {
    const dry = { high: 40, low: 5, dewPoint: 0, windSpeed: 2 };
    const clear = dailyEvapotranspiration({ ...dry, solarRadiation: watts(0.754 * 40.6) }, july, site);
    const estimated = dailyEvapotranspiration({ ...dry, solarRadiation: null }, july, site);
    expect(Math.abs(estimated.value - clear.value)).toBeLessThan(0.01);
  });

  // eq. 52: 0.0023 (20.7 + 17.8) 11.8^0.5 (0.408 × 40.6) = 5.04
  it.each<[string, Partial<DayWeather>]>([
    ["wind", { windSpeed: null }],
    ["humidity", { dewPoint: null }],
  ])("daily evapotranspiration follows Hargreaves and Samani without %s", (_, missing) => {
    const { value, method } = dailyEvapotranspiration({ ...lyon, ...missing }, july, site);
    expect(method).toBe("temperatureOnly");
    expect(Math.abs(value - 5.04)).toBeLessThan(0.02);
  });

  // FAO-56, example 14: 3.2 m/s at 10 m are 2.4 at 2 m
  it("wind is assumed to be measured 10 m above the ground", () => {
    const at10 = dailyEvapotranspiration({ ...lyon, windSpeed: 3.2 }, july, site);
    const at2 = dailyEvapotranspiration({ ...lyon, windSpeed: 2.4 }, july, site, 2);
    expect(Math.abs(at10.value - at2.value)).toBeLessThan(0.01);
  });

  const or = (arbitrary: fc.Arbitrary<number>) => fc.option(arbitrary, { nil: null });
  const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });

  it("daily evapotranspiration is never negative, in any weather, place and season", () => {
    const weathers = fc
      .record({
        low: double(-95, 60),
        range: double(0, 50),
        dewPoint: or(double(-100, 40)),
        windSpeed: or(double(0, 120)),
        solarRadiation: or(double(0, 600)),
      })
      .map(({ low, range, ...rest }) => ({ ...rest, low, high: Math.min(60, low + range) }));
    const sites = fc.record({ lat: double(-90, 90), elevation: or(double(-500, 8900)) });
    fc.assert(
      fc.property(weathers, fc.integer({ min: 1, max: 366 }), sites, (weather, day, place) => {
        const { value } = dailyEvapotranspiration(weather, day, place);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(200);
      }),
    );
  });

  // In moist air, wind cools the grass instead. Where little radiation is expected, a clear sky loses more than it brings.
  it("daily evapotranspiration of dry air never falls with more wind or more sun", () => {
    const days = fc.record({ high: double(25, 35), low: double(15, 25), dewPoint: double(-10, 0) });
    const growing = (a: number, b: number) => [Math.min(a, b), Math.max(a, b)] as const;
    const et0 = (weather: DayWeather) => dailyEvapotranspiration(weather, 80, { lat: 5, elevation: 100 }).value;
    fc.assert(
      fc.property(days, double(0, 20), double(0, 20), double(0, 330), double(0, 330), (day, u, v, r, s) => {
        const [calm, windy] = growing(u, v);
        const [dull, sunny] = growing(r, s);
        const least = et0({ ...day, windSpeed: calm, solarRadiation: dull });
        expect(et0({ ...day, windSpeed: windy, solarRadiation: dull })).toBeGreaterThanOrEqual(least - 1e-9);
        expect(et0({ ...day, windSpeed: calm, solarRadiation: sunny })).toBeGreaterThanOrEqual(least - 1e-9);
      }),
    );
  });
});
