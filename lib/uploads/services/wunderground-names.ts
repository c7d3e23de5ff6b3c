import type { Conditions } from "../service";
import { degrees, inUnit, rounded } from "../values";

/** Nautical miles in a kilometre. */
const NAUTICAL = 1 / 1.852;

/** The conditions under the names, and in the units, that Weather Underground made common. */
export function commonNames({ values, rain, lastDirection }: Conditions) {
  return {
    tempf: inUnit(values.temperature, "°C", "°F", 1),
    dewptf: inUnit(values.dewPoint, "°C", "°F", 1),
    humidity: rounded(values.humidity, 0),
    windspeedmph: inUnit(values.windSpeed, "m/s", "mph", 1),
    windgustmph: inUnit(values.windGust, "m/s", "mph", 1),
    winddir: degrees(values.windDirection ?? lastDirection),
    rainin: inUnit(rain.hour, "mm", "in", 3),
    dailyrainin: inUnit(rain.day, "mm", "in", 3),
    baromin: inUnit(values.seaLevelPressure, "hPa", "inHg", 3),
  };
}

/** What only some of the services take. */
export function furtherNames({ values }: Conditions) {
  return {
    solarradiation: rounded(values.solarRadiation, 1),
    UV: rounded(values.uvIndex, 1),
    visibility: values.visibility === undefined ? undefined : rounded(values.visibility * NAUTICAL, 1),
    soiltempf: inUnit(values.soilTemperature, "°C", "°F", 1),
    soilmoisture: rounded(values.soilMoisture, 0),
    "AqPM2.5": rounded(values.pm25, 1),
    AqPM10: rounded(values.pm10, 1),
  };
}
