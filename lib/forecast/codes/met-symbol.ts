import type { WeatherCondition } from "../../contract/forecast/conditions";

const SKIES: ReadonlyMap<string, WeatherCondition> = new Map([
  ["clearsky", "clear"],
  ["fair", "mostlyClear"],
  ["partlycloudy", "partlyCloudy"],
  ["cloudy", "cloudy"],
  ["fog", "fog"],
]);

/** By kind, light, moderate and heavy. */
const FALLING: Readonly<Record<string, readonly [WeatherCondition, WeatherCondition, WeatherCondition]>> = {
  rain: ["lightRain", "rain", "heavyRain"],
  rainshowers: ["lightShowers", "showers", "heavyShowers"],
  sleet: ["sleet", "sleet", "sleet"],
  sleetshowers: ["sleetShowers", "sleetShowers", "sleetShowers"],
  snow: ["lightSnow", "snow", "heavySnow"],
  snowshowers: ["snowShowers", "snowShowers", "snowShowers"],
};

/** "heavyrainshowersandthunder_day". Two codes of the service have an s too many: "lightssleetshowersandthunder". */
const SYMBOL = /^(?:(light|heavy)s?)?(rain|sleet|snow)(showers)?(andthunder)?(?:_(?:day|night|polartwilight))?$/;

/** A weather symbol of MET Norway (https://github.com/metno/weathericons); null for an unknown one. */
export function conditionBySymbol(symbol: string | null): WeatherCondition | null {
  if (symbol === null) return null;
  const sky = SKIES.get(symbol.replace(/_(day|night|polartwilight)$/, ""));
  if (sky) return sky;
  const found = SYMBOL.exec(symbol);
  if (!found) return null;
  const [, strength, kind = "", showers = "", thunder] = found;
  if (thunder) return "thunderstorm";
  return FALLING[kind + showers]?.[strength === "light" ? 0 : strength === "heavy" ? 2 : 1] ?? null;
}
