import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { predictionSchema } from "@/lib/contract/forecast/forecast";
import { conditionsOf } from "@/lib/forecast/cities";
import { nameOf, placeOf } from "@/lib/forecast/place";
import { metNorway } from "@/lib/forecast/sources/met-norway";
import { openMeteo } from "@/lib/forecast/sources/open-meteo";
import { openWeatherMap } from "@/lib/forecast/sources/openweathermap";
import { cityAnswer, metNorwayAnswer, openMeteoAnswer, openWeatherMapAnswer } from "../../support/forecasts";

const HOUR = 3_600_000;
/** A quarter past noon in Berlin. */
const NOW = Date.UTC(2026, 4, 17, 10, 15);
const PLACE = placeOf({ lat: 52.5204, lon: 13.4049, elevation: 34, timeZone: "Europe/Berlin" });

describe("a place", () => {
  it("is rounded before anyone is told", () => {
    expect(PLACE).toEqual({ lat: 52.52, lon: 13.4, elevation: 50, timeZone: "Europe/Berlin" });
    expect(placeOf({ lat: -0.001, lon: 179.996, elevation: null, timeZone: "UTC" })).toMatchObject({
      lat: 0,
      lon: 180,
    });
    expect(nameOf(PLACE)).toBe("52.52 13.4 50 Europe/Berlin");
  });

  it("fits its column, wherever it is", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.option(fc.double({ min: -500, max: 9_000, noNaN: true })),
        (lat, lon, elevation) => {
          const name = nameOf(placeOf({ lat, lon, elevation, timeZone: "America/Argentina/ComodRivadavia" }));
          expect(name).toMatch(/^-?[\d.]+ -?[\d.]+ (-?\d+)? [\w/]+$/);
          expect(name.length).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});

describe("Open-Meteo", () => {
  const read = (body: unknown) => openMeteo.read(body, PLACE, NOW);

  it("is asked for all of it in the stored units, about the rounded place", () => {
    const { origin, pathname, searchParams } = openMeteo.url(PLACE);
    expect(origin + pathname).toBe("https://api.open-meteo.com/v1/forecast");
    expect(Object.fromEntries(searchParams)).toMatchObject({
      latitude: "52.52",
      longitude: "13.4",
      elevation: "50",
      timezone: "auto",
      timeformat: "unixtime",
      wind_speed_unit: "ms",
      forecast_days: "7",
    });
  });

  it("its columns become steps from this hour on, with the precipitation that follows their time", () => {
    const answer = openMeteoAnswer(NOW);
    const { steps, days } = read(answer);
    expect(steps).toHaveLength(48);
    // Hours are counted from local midnight, 22:00 UTC.
    expect(steps[0]).toMatchObject({
      time: Date.UTC(2026, 4, 17, 10),
      hours: 1,
      temperature: 12,
      precipitation: 1.3,
      probability: 0.13,
      windSpeed: 4,
      windDirection: 240,
      condition: "mostlyClear",
      isNight: false,
    });
    expect(steps[12]).toMatchObject({ time: Date.UTC(2026, 4, 17, 22), isNight: true });
    expect(days.map(({ day }) => day)).toEqual([17, 18, 19, 20, 21, 22, 23].map((day) => `2026-05-${day}`));
    expect(days[0]).toMatchObject({ high: 20, low: 8, precipitation: 4, condition: "lightRain", windSpeed: 4 });
    expect(days[0]?.sunrise).toBe(Date.UTC(2026, 4, 17, 3, 5));
  });

  it("missing columns, nulls and impossible values lose themselves only", () => {
    const { hourly, daily, ...rest } = openMeteoAnswer(NOW);
    const { precipitation: _dropped, ...columns } = hourly;
    const body = {
      ...rest,
      hourly: {
        ...columns,
        temperature_2m: columns.temperature_2m.map((value, i) => (i === 12 ? null : i === 13 ? 9999 : value)),
        wind_speed_10m: "calm",
        weather_code: columns.weather_code.slice(0, 13),
      },
      daily: { ...daily, sunrise: undefined, temperature_2m_max: [null] },
    };
    const { steps, days } = read(body);
    expect(steps[0]).toMatchObject({
      temperature: null,
      precipitation: null,
      windSpeed: null,
      condition: "mostlyClear",
    });
    expect(steps[1]).toMatchObject({ temperature: null, condition: null });
    expect(steps[2]).toMatchObject({ temperature: 14 });
    // From the steps of the day, and from the almanac.
    expect(days[0]?.high).toBe(23);
    expect(Math.abs((days[0]?.sunrise ?? 0) - Date.UTC(2026, 4, 17, 3, 5))).toBeLessThan(5 * 60_000);
  });

  it("days have the dates of the station where clocks change within the week", () => {
    const before = Date.UTC(2026, 2, 26, 10);
    const { days } = openMeteo.read(openMeteoAnswer(before, 60), PLACE, before);
    expect(days.map(({ day }) => day)).toEqual(
      [26, 27, 28, 29, 30, 31].map((day) => `2026-03-${day}`).concat("2026-04-01"),
    );
  });
});

describe("MET Norway", () => {
  const read = (body: unknown) => metNorway.read(body, PLACE, NOW);

  it("is asked with no more decimals than it takes", () => {
    const { origin, pathname, search } = metNorway.url(PLACE);
    expect(origin + pathname + search).toBe(
      "https://api.met.no/weatherapi/locationforecast/2.0/compact?lat=52.52&lon=13.4&altitude=50",
    );
  });

  it("hours are followed by steps of six hours, and days made of both", () => {
    const { steps, days } = read(metNorwayAnswer(NOW, { hours: 20, sixes: 30 }));
    expect(steps).toHaveLength(48);
    expect(steps[0]).toMatchObject({
      time: Date.UTC(2026, 4, 17, 10),
      hours: 1,
      precipitation: 0.1,
      condition: "lightRain",
    });
    expect(steps[20]).toMatchObject({
      time: Date.UTC(2026, 4, 18, 6),
      hours: 6,
      precipitation: 1.2,
      condition: "cloudy",
    });
    expect(days).toHaveLength(7);
    expect(days[0]).toMatchObject({ day: "2026-05-17", condition: "lightRain" });
    expect(days[0]?.precipitation).toBeCloseTo(1.2);
    expect(days[2]).toMatchObject({ day: "2026-05-19", precipitation: 4.8, condition: "cloudy" });
    expect(days.every(({ sunrise, sunset }) => sunrise !== null && sunset !== null && sunset > sunrise)).toBe(true);
  });

  it("an entry without a period ends the one before it", () => {
    const { steps } = read(metNorwayAnswer(NOW, { hours: 3, sixes: 0 }));
    expect(steps.map(({ hours }) => hours)).toEqual([1, 1, 1]);
  });

  it("nulls and unknown symbols lose themselves only", () => {
    const body = metNorwayAnswer(NOW, { hours: 2, sixes: 0 });
    Object.assign(body.properties.timeseries[0]?.data.instant.details ?? {}, {
      air_temperature: null,
      wind_speed: "x",
    });
    Object.assign(body.properties.timeseries[0]?.data.next_1_hours?.summary ?? {}, { symbol_code: "frogs" });
    expect(read(body).steps[0]).toMatchObject({
      temperature: null,
      windSpeed: null,
      condition: null,
      precipitation: 0.1,
    });
  });
});

describe("OpenWeatherMap", () => {
  it("its entries become steps with the rain and snow of the three hours after them", () => {
    const { steps, days } = openWeatherMap.read(openWeatherMapAnswer(NOW), PLACE, NOW);
    expect(steps).toHaveLength(40);
    expect(steps[0]).toMatchObject({
      time: Date.UTC(2026, 4, 17, 12),
      hours: 3,
      temperature: 10,
      precipitation: 1.5,
      probability: 0.4,
      windSpeed: 3,
      condition: "rain",
    });
    expect(steps.at(-1)?.precipitation).toBeNull();
    // The sixth begins in the last entry, and is left out.
    expect(days.map(({ day }) => day)).toEqual([17, 18, 19, 20, 21].map((day) => `2026-05-${day}`));
  });
});

describe("a city", () => {
  it("its answer in °F is kept in °C", () => {
    expect(conditionsOf(cityAnswer("Berlin", 50))).toEqual({
      name: "Berlin",
      temperature: 10,
      description: "light rain",
      icon: "10d",
      condition: "lightRain",
      isNight: false,
    });
  });

  it("an answer without a temperature has the rest", () => {
    expect(conditionsOf({ ...cityAnswer("Berlin", 50), main: { temp: null } })).toMatchObject({
      temperature: null,
      icon: "10d",
    });
  });
});

describe("any answer", () => {
  const SOURCES = [
    ["Open-Meteo", openMeteo, openMeteoAnswer(NOW)],
    ["MET Norway", metNorway, metNorwayAnswer(NOW, { hours: 5, sixes: 5 })],
    ["OpenWeatherMap", openWeatherMap, openWeatherMapAnswer(NOW)],
  ] as const;
  const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(null, "", -1, 1e300, [], {}));

  it.each(SOURCES)("of %s is a valid forecast or refused, wherever it is damaged", (_, source, good) => {
    const text = JSON.stringify(good);
    const numbers = [...text.matchAll(/(?<=[:[,])-?\d+(\.\d+)?(?=[,\]}])/g)];
    fc.assert(
      fc.property(fc.nat(numbers.length - 1), anything, (n, value) => {
        const found = numbers[n];
        const at = found?.index ?? 0;
        const damaged = `${text.slice(0, at)}${JSON.stringify(value)}${text.slice(at + (found?.[0].length ?? 0))}`;
        expectForecastOrRefusal(() => source.read(JSON.parse(damaged), PLACE, NOW));
      }),
    );
    fc.assert(fc.property(anything, (value) => expectForecastOrRefusal(() => source.read(value, PLACE, NOW))));
  });

  function expectForecastOrRefusal(read: () => unknown): void {
    try {
      expect(predictionSchema.safeParse(read()).success).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(z.ZodError);
    }
  }

  it("an hour begins within the step that is shown first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 * HOUR }), (later) => {
        const { steps } = openMeteo.read(openMeteoAnswer(NOW), PLACE, NOW + later);
        const first = steps[0]?.time ?? 0;
        expect(first <= NOW + later && NOW + later < first + HOUR).toBe(true);
      }),
    );
  });
});
