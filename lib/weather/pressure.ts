import { vapourPressure } from "./humidity";

/** WMO recommends its reduction for stations below 750 m: above, the air it imagines below the station decides the result. */
const ELEVATIONS = { min: -500, max: 750 };

/**
 * Sea-level pressure in hPa by WMO's hypsometric reduction (WMO-No. 8, Vol. I, 3.11):
 * log10(p0 / p) = K H / (T + a H / 2 + C e), K = 0.0148275 K/m, a = 0.0065 K/m, C = 0.12 K/hPa.
 * Without humidity the air counts as dry, which gives up to 1.5 hPa too much at 750 m in the tropics.
 * @param pressure station pressure, hPa
 * @param elevation m above sea level, -500 to 750; null outside
 * @param temperature °C
 * @param humidity %, if known
 */
export function seaLevelPressure(
  pressure: number,
  elevation: number,
  temperature: number,
  humidity?: number,
): number | null {
  const factor = reduction(elevation, temperature, humidity);
  return factor === null ? null : pressure * factor;
}

/** Station pressure in hPa from sea-level pressure: the inverse of `seaLevelPressure`, in the same domain. */
export function stationPressure(
  seaLevel: number,
  elevation: number,
  temperature: number,
  humidity?: number,
): number | null {
  const factor = reduction(elevation, temperature, humidity);
  return factor === null ? null : seaLevel / factor;
}

/**
 * The standard atmosphere below 11 km (ICAO Doc 7488, ISO 2533): 1013.25 hPa and 288.15 K at sea level, colder by 0.0065 K/m, and
 * g / (R a) = 9.80665 / (287.05287 x 0.0065) as the exponent by which pressure follows temperature.
 */
const ISA = { pressure: 1013.25, temperature: 288.15, lapseRate: 0.0065, exponent: 9.80665 / (287.05287 * 0.0065) };
const ISA_TOP = 11_000;

/**
 * Altimeter setting (QNH) in hPa: the pressure at sea level of the standard atmosphere that has the station's pressure at its
 * elevation (ICAO Doc 9837). QNH = (p^n + p0^n a H / T0)^(1/n), n = R a / g: the formula of the US National Weather Service's ASOS
 * (A = (P^0.1903 + 1.313e-5 Z)^(1/0.1903), in inHg and ft) with its constants in full. Temperature has no part in it.
 * @param pressure station pressure, hPa
 * @param elevation m above sea level, -500 to 11,000; null outside
 */
export function altimeterSetting(pressure: number, elevation: number): number | null {
  if (!(elevation >= ELEVATIONS.min && elevation <= ISA_TOP)) return null;
  const below = (ISA.pressure ** (1 / ISA.exponent) * ISA.lapseRate * elevation) / ISA.temperature;
  return (pressure ** (1 / ISA.exponent) + below) ** ISA.exponent;
}

function reduction(elevation: number, temperature: number, humidity: number | undefined): number | null {
  if (!(elevation >= ELEVATIONS.min && elevation <= ELEVATIONS.max)) return null;
  const vapour = humidity === undefined ? 0 : (vapourPressure(temperature, humidity) ?? 0);
  const columnTemperature = temperature + 273.15 + (0.0065 * elevation) / 2 + 0.12 * vapour;
  return 10 ** ((0.0148275 * elevation) / columnTemperature);
}
