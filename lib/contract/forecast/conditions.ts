import { z } from "zod";

/** The weather in one word each, of which every source's codes are translated to one. The icons and the texts have the same. */
export const CONDITIONS = [
  "clear",
  "mostlyClear",
  "partlyCloudy",
  "cloudy",
  "haze",
  "fog",
  "drizzle",
  "lightRain",
  "rain",
  "heavyRain",
  "lightShowers",
  "showers",
  "heavyShowers",
  "freezingRain",
  "sleet",
  "sleetShowers",
  "lightSnow",
  "snow",
  "heavySnow",
  "snowShowers",
  "thunderstorm",
  "hail",
  "storm",
] as const;

export const conditionSchema = z.enum(CONDITIONS);
export type WeatherCondition = z.infer<typeof conditionSchema>;

const DRY: ReadonlySet<WeatherCondition> = new Set([
  "clear",
  "mostlyClear",
  "partlyCloudy",
  "cloudy",
  "haze",
  "fog",
  "storm",
]);

/** Does anything fall from the sky? */
export function isWet(condition: WeatherCondition): boolean {
  return !DRY.has(condition);
}
