import { relativeHumidity } from "../../../lib/weather/formulas/humidity";
import type { Values } from "../../../lib/weather/metrics";
import { HOUR_MS } from "../../../lib/weather/time/durations";
import { noise } from "./noise";
import { globalRadiation, illuminance, sineOfSun, solarHour } from "./sun";

export interface Place {
  seed: number;
  latitude: number;
  longitude: number;
}

const YEAR_HOURS = 365.2425 * 24;

/**
 * Plausible weather, the same for the same seed and time. Its values are related as in nature: low pressure brings
 * clouds and wind, clouds flatten the daily cycle and dim the light, warmth dries the air, and only thick clouds bring
 * rain.
 * @param time epoch ms
 * @returns all but rain, which needs a span of time
 */
export function weatherAt(place: Place, time: number): Values {
  const { seed, latitude, longitude } = place;
  const hours = time / HOUR_MS;
  const { depression, cloud } = skyAt(place, time);
  const sine = sineOfSun(time, latitude, longitude);

  const warmest = Math.cos((2 * Math.PI * (solarHour(time, longitude) - 15)) / 24);
  const gust = 1.3 + 0.5 * noise(seed, "gust", hours, 0.05);
  const windSpeed = Math.max(0, 9 * depression ** 2 + (2 + 1.5 * warmest) * noise(seed, "wind", hours, 0.3));
  const temperature =
    seasonal(latitude, hours) +
    10 * (noise(seed, "air mass", hours, 60) - 0.5) +
    (6 - 4 * cloud) * warmest +
    0.6 * (noise(seed, "eddies", hours, 0.4) - 0.5);
  const spread = 2 + 9 * (1 - cloud) * noise(seed, "dryness", hours, 18);
  // The dew point follows the air mass, not the hour; it never exceeds the temperature.
  const dewPoint = Math.min(temperature - 0.2, temperature - (6 - 4 * cloud) * warmest - spread);
  return {
    temperature,
    humidity: relativeHumidity(temperature, dewPoint) ?? 100,
    pressure: 1029 - 34 * depression + 0.4 * Math.cos((2 * Math.PI * (solarHour(time, longitude) - 10)) / 12),
    windSpeed,
    windGust: windSpeed * gust,
    windDirection: (720 * noise(seed, "direction", hours, 30) + 20 * noise(seed, "veering", hours, 0.2)) % 360,
    light: illuminance(sine, cloud),
    solarRadiation: globalRadiation(sine, cloud),
  };
}

/** Millimetres of rain between two times, epoch ms, at most a day apart. */
export function rainBetween(place: Place, from: number, to: number): number {
  const begin = Math.max(from, to - 24 * HOUR_MS);
  if (!(to > begin)) return 0;
  const steps = Math.min(288, Math.ceil((to - begin) / 300_000));
  const hours = (to - begin) / HOUR_MS / steps;
  let sum = 0;
  for (let step = 0; step < steps; step++) sum += rateAt(place, begin + (step + 0.5) * hours * HOUR_MS) * hours;
  return sum;
}

/** mm/h. */
function rateAt(place: Place, time: number): number {
  const { depression, cloud } = skyAt(place, time);
  const shower = noise(place.seed, "shower", time / HOUR_MS, 0.7);
  return cloud < 0.75 ? 0 : 60 * (cloud - 0.75) * depression * shower ** 3;
}

/** The depth of the low, and the cloud cover; both 0 to 1. */
function skyAt({ seed }: Place, time: number): { depression: number; cloud: number } {
  const hours = time / HOUR_MS;
  const depression = 0.7 * noise(seed, "low", hours, 50) + 0.3 * noise(seed, "trough", hours, 14);
  const cover = 1.5 * depression - 0.5 + 0.8 * noise(seed, "clouds", hours, 2.5);
  return { depression, cloud: Math.max(0, Math.min(1, cover)) };
}

/** The day's mean in °C: colder and with a larger annual cycle towards the poles. */
function seasonal(latitude: number, hours: number): number {
  const swing = 0.2 * latitude;
  const warmestDay = Math.cos(2 * Math.PI * (hours / YEAR_HOURS - 200 / 365.2425));
  return 27 - 0.0062 * latitude ** 2 + swing * warmestDay;
}
