import { relativeHumidity } from "../formulas/humidity";
import type { MetricKey, Values } from "../metrics";
import { sunElevation } from "../sky/sun";
import { HOUR_MS } from "../time/durations";

/** Half a degree, and half a metre per second: the difference that rounding may make between equal values. */
const DEW_POINT_TOLERANCE = 0.5;
const GUST_TOLERANCE = 0.5;
/** Rounding both temperatures to whole degrees accounts for 7 % of humidity, two instruments for another 5 % each. */
const HUMIDITY_TOLERANCE = 20;
/** More than lamps, moonlight and offsets produce: W/m², and the index. */
const SUNNY = { solarRadiation: 20, uvIndex: 1 } as const;
/** End of civil twilight: the sky then gives a thousandth of the values above. */
const NIGHT = -6;

/**
 * The metrics of one observation that contradict one another, of which at least one is wrong (WMO's guidelines for
 * automatic stations, Zahumenský 2004, "internal consistency check": all metrics involved are doubtful): a dew point
 * above the temperature, a gust below the mean wind, a humidity that does not match temperature and dew point, sun at
 * night.
 * @param values measured values, without derived ones
 * @param time epoch ms
 * @param place of the station, for the sun; null if unknown
 */
export function contradictions(
  values: Values,
  time: number,
  place: { lat: number; lon: number } | null,
): readonly MetricKey[] {
  const { temperature, dewPoint, humidity, windSpeed, windGust, solarRadiation = 0, uvIndex = 0 } = values;
  const found: MetricKey[] = [];
  if (dewPoint !== undefined && temperature !== undefined) {
    if (dewPoint > temperature + DEW_POINT_TOLERANCE) found.push("temperature", "dewPoint");
    else if (humidity !== undefined && isOtherHumidity(humidity, temperature, dewPoint))
      found.push("humidity", "dewPoint");
  }
  if (windGust !== undefined && windSpeed !== undefined && windGust + GUST_TOLERANCE < windSpeed) {
    found.push("windSpeed", "windGust");
  }
  const isSunny = solarRadiation > SUNNY.solarRadiation || uvIndex > SUNNY.uvIndex;
  if (isSunny && place && isNight(time, place)) {
    if (solarRadiation > SUNNY.solarRadiation) found.push("solarRadiation");
    if (uvIndex > SUNNY.uvIndex) found.push("uvIndex");
  }
  return found;
}

/** Below freezing some instruments report the frost point, and humidity over ice. */
function isOtherHumidity(humidity: number, temperature: number, dewPoint: number): boolean {
  if (dewPoint < 0) return false;
  const implied = relativeHumidity(temperature, Math.min(dewPoint, temperature));
  return implied !== null && Math.abs(Math.min(100, humidity) - implied) > HUMIDITY_TOLERANCE;
}

/** A value may be the mean of the hour before or after its time, so both must be dark. */
function isNight(time: number, place: { lat: number; lon: number }): boolean {
  return (
    sunElevation(time, place) < NIGHT &&
    sunElevation(time - HOUR_MS, place) < NIGHT &&
    sunElevation(time + HOUR_MS, place) < NIGHT
  );
}
