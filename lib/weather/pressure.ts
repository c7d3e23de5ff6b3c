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

function reduction(elevation: number, temperature: number, humidity: number | undefined): number | null {
  if (!(elevation >= ELEVATIONS.min && elevation <= ELEVATIONS.max)) return null;
  const vapour = humidity === undefined ? 0 : (vapourPressure(temperature, humidity) ?? 0);
  const columnTemperature = temperature + 273.15 + (0.0065 * elevation) / 2 + 0.12 * vapour;
  return 10 ** ((0.0148275 * elevation) / columnTemperature);
}
