import type { WeatherCondition } from "../../contract/forecast/conditions";

/** OpenWeatherMap's weather ids (https://openweathermap.org/weather-conditions), from the first of each range on. */
const FROM: readonly (readonly [id: number, condition: WeatherCondition])[] = [
  [200, "thunderstorm"],
  [300, "drizzle"],
  [500, "lightRain"],
  [501, "rain"],
  [502, "heavyRain"],
  [511, "freezingRain"],
  [520, "lightShowers"],
  [521, "showers"],
  [522, "heavyShowers"],
  [531, "showers"],
  [600, "lightSnow"],
  [601, "snow"],
  [602, "heavySnow"],
  [611, "sleet"],
  [612, "sleetShowers"],
  [615, "sleet"],
  [620, "snowShowers"],
  [701, "fog"],
  [711, "haze"],
  [741, "fog"],
  [751, "haze"],
  [771, "storm"],
  [800, "clear"],
  [801, "mostlyClear"],
  [802, "partlyCloudy"],
  [803, "cloudy"],
];
const LAST = 899;

export function conditionById(id: number | null): WeatherCondition | null {
  if (id === null || id > LAST) return null;
  return FROM.findLast(([from]) => id >= from)?.[1] ?? null;
}

/** By the two digits of its icons. */
const ICONS: ReadonlyMap<string, WeatherCondition> = new Map([
  ["01", "clear"],
  ["02", "mostlyClear"],
  ["03", "partlyCloudy"],
  ["04", "cloudy"],
  ["09", "showers"],
  ["10", "rain"],
  ["11", "thunderstorm"],
  ["13", "snow"],
  ["50", "fog"],
]);

/** An icon such as "10d", by day, or "10n", by night. */
export function conditionByIcon(icon: string): { condition: WeatherCondition | null; isNight: boolean } {
  return { condition: ICONS.get(icon.slice(0, 2)) ?? null, isNight: icon.endsWith("n") };
}
