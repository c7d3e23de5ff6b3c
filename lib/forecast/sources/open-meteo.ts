import { z } from "zod";
import { type ForecastStep, MAX_STEPS } from "../../contract/forecast/forecast";
import { env } from "../../env";
import { localDay } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import { conditionByWmo } from "../codes/wmo";
import { daysOf } from "../days";
import { cellSchema, isNight, possible, precipitation, secondsSchema, share } from "../values";
import { addressBelow, type Source } from "./source";

const FREE = "https://api.open-meteo.com";
const COMMERCIAL = "https://customer-api.open-meteo.com";

const HOURLY = "temperature_2m,precipitation,precipitation_probability,wind_speed_10m,wind_direction_10m,weather_code";
const DAILY = "temperature_2m_max,temperature_2m_min,precipitation_sum,weather_code,sunrise,sunset";

/** Columns side by side. */
const columnSchema = z.array(cellSchema).max(1_000).nullish().catch(null);
const timesSchema = z.array(secondsSchema).max(1_000);

const answerSchema = z.object({
  hourly: z.object({
    time: timesSchema,
    temperature_2m: columnSchema,
    precipitation: columnSchema,
    precipitation_probability: columnSchema,
    wind_speed_10m: columnSchema,
    wind_direction_10m: columnSchema,
    weather_code: columnSchema,
  }),
  daily: z
    .object({
      time: timesSchema,
      temperature_2m_max: columnSchema,
      temperature_2m_min: columnSchema,
      precipitation_sum: columnSchema,
      weather_code: columnSchema,
      sunrise: columnSchema,
      sunset: columnSchema,
    })
    .optional(),
});
type Answer = z.infer<typeof answerSchema>;

/** https://open-meteo.com/en/docs */
export const openMeteo: Source = {
  url: ({ lat, lon, elevation }) =>
    addressBelow(env.FORECAST_URL ?? (env.OPEN_METEO_KEY ? COMMERCIAL : FREE), "/v1/forecast", {
      latitude: lat,
      longitude: lon,
      ...(elevation !== null && { elevation }),
      hourly: HOURLY,
      daily: DAILY,
      timezone: "auto",
      timeformat: "unixtime",
      wind_speed_unit: "ms",
      forecast_days: 7,
      ...(env.OPEN_METEO_KEY && { apikey: env.OPEN_METEO_KEY }),
    }),
  settings: () => [env.FORECAST_URL, env.OPEN_METEO_KEY],
  isConditional: false,
  read: (body, place, now) => {
    const { hourly, daily } = answerSchema.parse(body);
    const steps = hourly.time.map((time, i) => stepAt(hourly, time, i, place));
    const days = daysOf(steps, place, daily && givenDays(daily, place.timeZone));
    // They begin at midnight.
    const ahead = steps.filter(({ time }) => time > now - HOUR_MS);
    return { steps: ahead.slice(0, MAX_STEPS), days };
  },
};

/** Precipitation, and its probability, are those of the hour before their time; the other values are of their time. */
function stepAt(hourly: Answer["hourly"], time: number, i: number, place: { lat: number; lon: number }): ForecastStep {
  const span = { time, hours: 1 };
  return {
    ...span,
    temperature: possible("temperature", hourly.temperature_2m?.[i]),
    precipitation: precipitation(hourly.precipitation?.[i + 1]),
    probability: share(hourly.precipitation_probability?.[i + 1], 100),
    windSpeed: possible("windSpeed", hourly.wind_speed_10m?.[i]),
    windDirection: possible("windDirection", hourly.wind_direction_10m?.[i]),
    condition: conditionByWmo(hourly.weather_code?.[i] ?? null),
    isNight: isNight(span, place),
  };
}

const HALF_DAY_MS = 12 * HOUR_MS;

/** Its days begin at midnight by the offset of today, which may be an hour off when clocks change: noon tells the date. */
function givenDays(daily: NonNullable<Answer["daily"]>, timeZone: string) {
  const days = daily.time.map((time, i) => {
    const day = localDay(time + HALF_DAY_MS, timeZone);
    const given = {
      high: possible("temperature", daily.temperature_2m_max?.[i]),
      low: possible("temperature", daily.temperature_2m_min?.[i]),
      precipitation: precipitation(daily.precipitation_sum?.[i]),
      condition: conditionByWmo(daily.weather_code?.[i] ?? null),
      sunrise: momentOf(daily.sunrise?.[i]),
      sunset: momentOf(daily.sunset?.[i]),
    };
    return [day, given] as const;
  });
  return new Map(days);
}

/** 0 where the sun does not rise or set. */
function momentOf(seconds: number | null | undefined): number | null {
  return secondsSchema.safeParse(seconds).data ?? null;
}
