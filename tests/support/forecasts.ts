/** Answers in the shapes of weather services, written by hand. */

const HOUR_S = 3_600;

/** Seven days from the local midnight, `offset` minutes ahead of UTC: each hour's values follow from its number in the day. */
export function openMeteoAnswer(now: number, offset = 120) {
  const offsetS = offset * 60;
  const midnight = Math.floor((now / 1000 + offsetS) / 86_400) * 86_400 - offsetS;
  const hours = Array.from({ length: 7 * 24 }, (_, i) => i);
  const days = Array.from({ length: 7 }, (_, i) => i);
  return {
    latitude: 52.52,
    longitude: 13.42,
    generationtime_ms: 0.1,
    utc_offset_seconds: offsetS,
    timezone: "Europe/Berlin",
    elevation: 50,
    hourly: {
      time: hours.map((i) => midnight + i * HOUR_S),
      temperature_2m: hours.map((i) => i % 24),
      precipitation: hours.map((i) => (i % 24) / 10),
      precipitation_probability: hours.map((i) => i % 24),
      wind_speed_10m: hours.map(() => 4),
      wind_direction_10m: hours.map(() => 240),
      weather_code: hours.map((i) => [0, 1, 2, 3, 61, 95][Math.floor((i % 24) / 12) + (i % 48 < 24 ? 0 : 2)] ?? 0),
    },
    daily: {
      time: days.map((i) => midnight + i * 86_400),
      temperature_2m_max: days.map((i) => 20 + i),
      temperature_2m_min: days.map((i) => 8 + i),
      precipitation_sum: days.map((i) => 4 - i / 2),
      weather_code: days.map((i) => [61, 3, 2, 0, 80, 95, 71][i] ?? 0),
      sunrise: days.map((i) => midnight + i * 86_400 + 5 * HOUR_S + 300),
      sunset: days.map((i) => midnight + i * 86_400 + 21 * HOUR_S),
    },
  };
}

/** Hours from the present one on, then steps of six hours, and a last entry without a period. */
export function metNorwayAnswer(now: number, { hours, sixes }: { hours: number; sixes: number }) {
  const start = Math.floor(now / 3_600_000) * 3_600_000;
  const entry = (time: number, i: number, period: object) => ({
    time: new Date(time).toISOString().replace(".000Z", "Z"),
    data: {
      instant: {
        details: {
          air_pressure_at_sea_level: 1013.2,
          air_temperature: 10 + (i % 10),
          cloud_area_fraction: 80,
          relative_humidity: 70,
          wind_from_direction: 200,
          wind_speed: 3.5,
        },
      },
      ...period,
    } as {
      instant: { details: Record<string, number> };
      next_1_hours?: { summary: { symbol_code: string }; details: { precipitation_amount: number } };
    },
  });
  const six = { summary: { symbol_code: "cloudy" }, details: { precipitation_amount: 1.2 } };
  const one = { summary: { symbol_code: "lightrain" }, details: { precipitation_amount: 0.1 } };
  const later = start + hours * 3_600_000;
  const timeseries = [
    ...Array.from({ length: hours }, (_, i) =>
      entry(start + i * 3_600_000, i, { next_1_hours: one, next_6_hours: six }),
    ),
    ...Array.from({ length: sixes }, (_, i) => entry(later + i * 6 * 3_600_000, i, { next_6_hours: six })),
    entry(later + sixes * 6 * 3_600_000, 0, {}),
  ];
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [13.4, 52.52, 50] },
    properties: {
      meta: { updated_at: new Date(now).toISOString(), units: { air_temperature: "celsius" } },
      timeseries,
    },
  };
}

/** Forty steps of three hours after the present time. */
export function openWeatherMapAnswer(now: number) {
  const first = Math.ceil(now / 10_800_000) * 10_800;
  return {
    cod: "200",
    message: 0,
    cnt: 40,
    list: Array.from({ length: 40 }, (_, i) => ({
      dt: first + i * 10_800,
      main: { temp: 10 + (i % 8), feels_like: 9, pressure: 1014, humidity: 80 },
      weather: [{ id: 501, main: "Rain", description: "moderate rain", icon: "10d" }],
      clouds: { all: 90 },
      wind: { speed: 3, deg: 200, gust: 6 },
      visibility: 10_000,
      pop: 0.4,
      rain: { "3h": 1 },
      ...(i % 2 === 1 && { snow: { "3h": 0.5 } }),
      sys: { pod: "d" },
      dt_txt: new Date((first + i * 10_800) * 1000).toISOString().slice(0, 19).replace("T", " "),
    })),
    city: { id: 2950159, name: "Berlin", timezone: 7200 },
  };
}

/** The weather of a city now, in °F as `units=imperial` asks for. */
export function cityAnswer(name: string, fahrenheit: number) {
  return {
    coord: { lon: 13.41, lat: 52.52 },
    weather: [{ id: 500, main: "Rain", description: "light rain", icon: "10d" }],
    base: "stations",
    main: { temp: fahrenheit, feels_like: fahrenheit - 2, pressure: 1013, humidity: 81 },
    wind: { speed: 4.6, deg: 240 },
    dt: 1_779_024_000,
    name,
    cod: 200,
  };
}
