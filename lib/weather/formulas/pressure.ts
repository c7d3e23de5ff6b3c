import { vapourPressure } from "./humidity";

/**
 * WMO recommends its reduction for stations below 750 m: above, the result depends mainly on the fictitious air below
 * the station.
 */
const ELEVATIONS = { min: -500, max: 750 };
/**
 * Up to this elevation services reduce with a mean temperature, which varies less with afternoon heat and night cold.
 */
const MEAN_MAX = 2000;

/**
 * Sea-level pressure in hPa by WMO's hypsometric reduction (WMO-No. 8, Vol. I, 3.11): log10(p0 / p) = K H / (T + a H /
 * 2 + C e), K = 0.0148275 K/m, a = 0.0065 K/m, C = 0.12 K/hPa. Without humidity the air counts as dry, which gives up
 * to 1.5 hPa too much at 750 m in the tropics.
 *
 * Above 750 m, T is the mean of the present temperature and the one twelve hours earlier, as US services do (Federal
 * Meteorological Handbook No. 1, chapter 11; Manual of Barometry, 1963): at 1600 m an afternoon ten degrees warmer than
 * the morning would otherwise lower the result by 6 hPa. Their plateau correction is left out because it needs each
 * station's climate.
 * @param pressure station pressure, hPa
 * @param elevation m above sea level, -500 to 2000; null outside
 * @param temperature °C
 * @param humidity %, if known
 * @param earlier the temperature twelve hours earlier, °C; above 750 m the result is null without it, below it is
 * ignored
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

/** Does the reduction at this elevation (m above sea level) need the temperature twelve hours earlier? */
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
 * The standard atmosphere below 11 km (ICAO Doc 7488, ISO 2533): 1013.25 hPa and 288.15 K at sea level, a lapse rate of
 * 0.0065 K/m, and the exponent by which pressure follows temperature, g / (R a) = 9.80665 / (287.05287 x 0.0065).
 */
const ISA = { pressure: 1013.25, temperature: 288.15, lapseRate: 0.0065, exponent: 9.80665 / (287.05287 * 0.0065) };
const ISA_TOP = 11_000;
/** p0^n a / T0, as in the formula below. */
const ISA_PER_METRE = (ISA.pressure ** (1 / ISA.exponent) * ISA.lapseRate) / ISA.temperature;

/**
 * Altimeter setting (QNH) in hPa: the sea-level pressure of the standard atmosphere that has the station's pressure at
 * its elevation (ICAO Doc 9837). QNH = (p^n + p0^n a H / T0)^(1/n), n = R a / g: the formula of the US National Weather
 * Service's ASOS (A = (P^0.1903 + 1.313e-5 Z)^(1/0.1903), in inHg and ft) with unrounded constants. It does not depend
 * on temperature.
 * @param pressure station pressure, hPa
 * @param elevation m above sea level, -500 to 11,000; null outside
 */
export function altimeterSetting(pressure: number, elevation: number): number | null {
  if (!(elevation >= ELEVATIONS.min && elevation <= ISA_TOP)) return null;
  return (pressure ** (1 / ISA.exponent) + ISA_PER_METRE * elevation) ** ISA.exponent;
}
