import type { WeatherCondition } from "../../contract/forecast/conditions";

/**
 * Present weather by WMO code table 4677, 0 to 99, from the first code of each range on. Models forecast only some of them;
 * 1 to 3 mean a mainly clear, partly cloudy and overcast sky there. Codes of what ended within the hour (20 to 29) say nothing
 * of the weather now.
 */
const FROM: readonly (readonly [code: number, condition: WeatherCondition])[] = [
  [0, "clear"],
  [1, "mostlyClear"],
  [2, "partlyCloudy"],
  [3, "cloudy"],
  [4, "haze"],
  [10, "fog"],
  [13, "thunderstorm"],
  [14, "cloudy"],
  [17, "thunderstorm"],
  [18, "storm"],
  [20, "cloudy"],
  [30, "haze"],
  [36, "snow"],
  [40, "fog"],
  [50, "drizzle"],
  [56, "freezingRain"],
  [58, "drizzle"],
  [60, "lightRain"],
  [62, "rain"],
  [64, "heavyRain"],
  [66, "freezingRain"],
  [68, "sleet"],
  [70, "lightSnow"],
  [72, "snow"],
  [74, "heavySnow"],
  [76, "lightSnow"],
  [79, "sleet"],
  [80, "lightShowers"],
  [81, "showers"],
  [82, "heavyShowers"],
  [83, "sleetShowers"],
  [85, "snowShowers"],
  [87, "sleetShowers"],
  [89, "hail"],
  [91, "lightRain"],
  [92, "rain"],
  [93, "sleet"],
  [95, "thunderstorm"],
  [96, "hail"],
  [97, "thunderstorm"],
  [99, "hail"],
];

/** Null for a number that the table does not have. */
export function conditionByWmo(code: number | null): WeatherCondition | null {
  if (code === null || !Number.isInteger(code) || code < 0 || code > 99) return null;
  return FROM.findLast(([from]) => code >= from)?.[1] ?? null;
}
