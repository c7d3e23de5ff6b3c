import type { Values } from "../metrics";
import { convert } from "../units/units";

/** The NWS reports heat from 80 °F. */
const HOT = convert(80, "°F", "°C");

/** The chart of the NWS ends at 137 °F, in whole degrees. */
const CHART_END = convert(137.5, "°F", "°C");

/** Wind chill is defined up to 50 °F and above 3 mph. */
const COLD = convert(50, "°F", "°C");
const WINDY = convert(3, "mph", "m/s");

/**
 * Heat index in °C: the regression of Rothfusz (1990, NWS SR 90-23) with the NWS adjustments for very dry and very
 * humid air, and Steadman's simple formula where that gives less than 80 °F;
 * https://www.wpc.ncep.noaa.gov/html/heatindex_equation.shtml. Within 1.3 °F of Steadman's tables, for shade and light wind;
 * beyond the NWS chart (results above 137 °F, 58 °C) it extrapolates.
 * @param temperature °C
 * @param humidity %, 0 to 100
 */
export function heatIndex(temperature: number, humidity: number): number {
  const fahrenheit = convert(temperature, "°C", "°F");
  const simple = 0.5 * (fahrenheit + 61 + (fahrenheit - 68) * 1.2 + humidity * 0.094);
  const mild = (simple + fahrenheit) / 2;
  const index = mild < 80 ? mild : rothfusz(fahrenheit, humidity) + adjustment(fahrenheit, humidity);
  return convert(index, "°F", "°C");
}

function rothfusz(t: number, rh: number): number {
  return (
    -42.379 +
    2.04901523 * t +
    10.14333127 * rh -
    0.22475541 * t * rh -
    0.00683783 * t * t -
    0.05481717 * rh * rh +
    0.00122874 * t * t * rh +
    0.00085282 * t * rh * rh -
    0.00000199 * t * t * rh * rh
  );
}

function adjustment(t: number, rh: number): number {
  if (rh < 13 && t >= 80 && t <= 112) return -((13 - rh) / 4) * Math.sqrt((17 - Math.abs(t - 95)) / 17);
  if (rh > 85 && t >= 80 && t <= 87) return ((rh - 85) / 10) * ((87 - t) / 5);
  return 0;
}

/**
 * Wind chill in °C, the index of the joint US and Canadian group of 2001, in the NWS form on which its chart rests:
 * 35.74 + 0.6215 T - 35.75 V^0.16 + 0.4275 T V^0.16, T in °F, V in mph at 10 m (33 ft);
 * https://www.weather.gov/safety/cold-wind-chill-chart.
 * @param temperature °C, at most 10 (50 °F)
 * @param windSpeed m/s, above 1.34 (3 mph); null outside either domain, where the NWS does not define it
 */
export function windChill(temperature: number, windSpeed: number): number | null {
  if (!(temperature <= COLD && windSpeed > WINDY)) return null;
  const t = convert(temperature, "°C", "°F");
  const v = convert(windSpeed, "m/s", "mph") ** 0.16;
  return convert(35.74 + 0.6215 * t - 35.75 * v + 0.4275 * t * v, "°F", "°C");
}

/**
 * Apparent temperature in °C in the shade, AT = T + 0.33 e - 0.70 v - 4.00 with the vapour pressure that the Australian
 * Bureau of Meteorology pairs with it (Steadman 1994, Aust. Met. Mag. 43, 1-16). Defined for all weather.
 * @param temperature °C
 * @param humidity %, 0 to 100
 * @param windSpeed m/s at 10 m
 */
export function apparentTemperature(temperature: number, humidity: number, windSpeed: number): number {
  const vapour = (humidity / 100) * 6.105 * Math.exp((17.27 * temperature) / (237.7 + temperature));
  return temperature + 0.33 * vapour - 0.7 * windSpeed - 4;
}

/**
 * Humidex (a number on the scale of °C) of Masterton & Richardson (1979), Environment Canada CLI 1-79:
 * T + 0.5555 (e - 10), e = 6.11 exp(5417.7530 (1/273.16 - 1/(273.15 + dew point))) in hPa.
 * @param temperature °C, at least 20; null below, where Canada does not report it
 * @param dewPoint °C, at most the temperature
 */
export function humidex(temperature: number, dewPoint: number): number | null {
  if (!(temperature >= 20)) return null;
  const vapour = 6.11 * Math.exp(5417.753 * (1 / 273.16 - 1 / (273.15 + dewPoint)));
  return temperature + 0.5555 * (vapour - 10);
}

/**
 * What the air feels like in °C: the wind chill where it is defined, and from 80 °F the heat index, up to the end of
 * the NWS chart. Null elsewhere, and where an input is unknown (undefined).
 * @param temperature °C
 * @param humidity %, 0 to 100
 * @param windSpeed m/s
 */
export function feelsLike(
  temperature: number,
  humidity: number | undefined,
  windSpeed: number | undefined,
): number | null {
  if (temperature < HOT) return windSpeed === undefined ? null : windChill(temperature, windSpeed);
  if (humidity === undefined) return null;
  const index = heatIndex(temperature, humidity);
  return index < CHART_END ? index : null;
}

/**
 * The national conventions for what the air feels like: the NWS with wind chill and heat index, the Australian Bureau
 * of Meteorology, and Canada's weather service.
 */
export const COMFORT_INDICES = ["nws", "australia", "canada"] as const;
export type ComfortIndex = (typeof COMFORT_INDICES)[number];

/** What the air feels like, on the scale of °C, and the name of the index; "feelsLike" is the metric. */
export interface Comfort {
  name: "feelsLike" | "apparentTemperature" | "windChill" | "humidex";
  value: number;
}

const INDICES: Record<ComfortIndex, (values: Values) => Comfort | undefined> = {
  nws: ({ feelsLike }) => named("feelsLike", feelsLike),
  australia: ({ temperature, humidity, windSpeed }) =>
    temperature === undefined || humidity === undefined || windSpeed === undefined
      ? undefined
      : named("apparentTemperature", apparentTemperature(temperature, humidity, windSpeed)),
  canada: (values) => named("windChill", canadianWindChill(values)) ?? named("humidex", canadianHumidex(values)),
};

/**
 * What the air feels like by an index, from the shown values; undefined where the index is not defined or an input was
 * not measured.
 */
export function comfortBy(index: ComfortIndex, values: Values): Comfort | undefined {
  return INDICES[index](values);
}

function named(name: Comfort["name"], value: number | null | undefined): Comfort | undefined {
  return value === null || value === undefined ? undefined : { name, value };
}

/**
 * The same index with the coefficients of Environment and Climate Change Canada for °C and km/h, on which its chart rests:
 * 13.12 + 0.6215 T - 11.37 V^0.16 + 0.3965 T V^0.16. It is reported at 0 °C or less, in a wind of 5 km/h or more.
 */
function canadianWindChill({ temperature, windSpeed }: Values): number | null {
  if (temperature === undefined || windSpeed === undefined) return null;
  const kmh = convert(windSpeed, "m/s", "km/h");
  // A margin for the rounding of what was converted.
  if (temperature > 0 || kmh < 5 - 1e-9) return null;
  const v = kmh ** 0.16;
  return 13.12 + 0.6215 * temperature - 11.37 * v + 0.3965 * temperature * v;
}

/** Environment and Climate Change Canada reports it where it is at least 1 above the temperature. */
function canadianHumidex({ temperature, dewPoint }: Values): number | null {
  if (temperature === undefined || dewPoint === undefined) return null;
  const index = humidex(temperature, dewPoint);
  return index !== null && index >= temperature + 1 ? index : null;
}
