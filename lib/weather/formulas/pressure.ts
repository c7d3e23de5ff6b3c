import { vapourPressure } from "./humidity";

/** WMO recommends its reduction for stations below 750 m: above, the air it imagines below the station decides the result. */
const ELEVATIONS = { min: -500, max: 750 };
/** Up to here services reduce with a mean temperature, which the heat of the afternoon and the cold of the night move less. */
const MEAN_MAX = 2000;

/**
 * Sea-level pressure in hPa by WMO's hypsometric reduction (WMO-No. 8, Vol. I, 3.11):
 * log10(p0 / p) = K H / (T + a H / 2 + C e), K = 0.0148275 K/m, a = 0.0065 K/m, C = 0.12 K/hPa.
 * Without humidity the air counts as dry, which gives up to 1.5 hPa too much at 750 m in the tropics.
 *
 * Above 750 m T is the mean of the present temperature and that of twelve hours before, as the US services have it (Federal
 * Meteorological Handbook No. 1, chapter 11; Manual of Barometry, 1963): at 1600 m an afternoon that is ten degrees warmer than the
 * morning would else take 6 hPa away. Their plateau correction needs the climate of each station, and is left out.
 * @param pressure station pressure, hPa
 * @param elevation m above sea level, -500 to 2000; null outside
 * @param temperature °C
 * @param humidity %, if known
 * @param earlier the temperature of twelve hours before, °C: above 750 m null without it; below it has no part
 */
export function seaLevelPressure(
  pressure: number,
  elevation: number,
  temperature: number,
  humidity?: number,
  earlier?: number,
): number | null {
  const factor = reduction(elevation, temperature, humidity, earlier);
  return factor === null ? null : pressure * factor;
}

/** Station pressure in hPa from sea-level pressure: the inverse of `seaLevelPressure`, in the same domain. */
export function stationPressure(
  seaLevel: number,
  elevation: number,
  temperature: number,
  humidity?: number,
  earlier?: number,
): number | null {
  const factor = reduction(elevation, temperature, humidity, earlier);
  return factor === null ? null : seaLevel / factor;
}

/** Is the pressure at this elevation (m above sea level) reduced with the temperature of twelve hours before? */
export function needsEarlierTemperature(elevation: number | null): boolean {
  return elevation !== null && elevation > ELEVATIONS.max && elevation <= MEAN_MAX;
}

function reduction(
  elevation: number,
  temperature: number,
  humidity: number | undefined,
  earlier: number | undefined,
): number | null {
  const isMean = needsEarlierTemperature(elevation);
  if (isMean ? earlier === undefined : !(elevation >= ELEVATIONS.min && elevation <= ELEVATIONS.max)) return null;
  const vapour = humidity === undefined ? 0 : (vapourPressure(temperature, humidity) ?? 0);
  const mean = isMean && earlier !== undefined ? (temperature + earlier) / 2 : temperature;
  const columnTemperature = mean + 273.15 + (0.0065 * elevation) / 2 + 0.12 * vapour;
  return 10 ** ((0.0148275 * elevation) / columnTemperature);
}

/**
 * The standard atmosphere below 11 km (ICAO Doc 7488, ISO 2533): 1013.25 hPa and 288.15 K at sea level, colder by 0.0065 K/m, and
 * g / (R a) = 9.80665 / (287.05287 x 0.0065) as the exponent by which pressure follows temperature.
 */
const ISA = { pressure: 1013.25, temperature: 288.15, lapseRate: 0.0065, exponent: 9.80665 / (287.05287 * 0.0065) };
const ISA_TOP = 11_000;
/** p0^n a / T0, as in the formula below. */
const ISA_PER_METRE = (ISA.pressure ** (1 / ISA.exponent) * ISA.lapseRate) / ISA.temperature;

/**
 * Altimeter setting (QNH) in hPa: the pressure at sea level of the standard atmosphere that has the station's pressure at its
 * elevation (ICAO Doc 9837). QNH = (p^n + p0^n a H / T0)^(1/n), n = R a / g: the formula of the US National Weather Service's ASOS
 * (A = (P^0.1903 + 1.313e-5 Z)^(1/0.1903), in inHg and ft) with its constants in full. Temperature has no part in it.
 * @param pressure station pressure, hPa
 * @param elevation m above sea level, -500 to 11,000; null outside
 */
export function altimeterSetting(pressure: number, elevation: number): number | null {
  if (!(elevation >= ELEVATIONS.min && elevation <= ISA_TOP)) return null;
  return (pressure ** (1 / ISA.exponent) + ISA_PER_METRE * elevation) ** ISA.exponent;
}
