import { DAY_MS, HOUR_MS } from "../time/durations";
import { sunElevation } from "./sun";

/** A site for which solar radiation is computed. */
export interface Site {
  /** Degrees north and east. */
  lat: number;
  lon: number;
  /** m above sea level; null if unknown, which counts as sea level. */
  elevation: number | null;
}

/** The solar constant of FAO-56, 0.0820 MJ/(m² min), in W/m². */
const SOLAR_CONSTANT = 0.082e6 / 60;

const RAD = Math.PI / 180;

/** Samples per mean, however short the period. */
const LEAST_SAMPLES = 4;
const SAMPLE_MS = HOUR_MS / 2;

/**
 * Solar radiation on level ground under a clear sky in W/m²: FAO-56 (Allen et al. 1998), eq. 37, (0.75 + 2·10⁻⁵ z) Ra,
 * with the extraterrestrial radiation Ra of this instant (the integrand of eq. 28). Clear dry air transmits up to 5 %
 * more, haze less; with a low sun the result is too high, as eq. 37 is made for daily sums.
 * @param time epoch ms
 */
export function clearSkyRadiation(time: number, site: Site): number {
  const height = Math.sin(sunElevation(time, site) * RAD);
  if (height <= 0) return 0;
  const dayOfYear = (time - Date.UTC(new Date(time).getUTCFullYear(), 0, 1)) / DAY_MS + 1;
  return clearSkyShare(site) * SOLAR_CONSTANT * sunDistance(dayOfYear) * height;
}

/** Share of extraterrestrial radiation that reaches the ground under a clear sky (eq. 37). */
export function clearSkyShare({ elevation }: Pick<Site, "elevation">): number {
  return 0.75 + 2e-5 * (elevation ?? 0);
}

/** The inverse relative distance to the sun, squared (eq. 23): the Earth is closest in January. */
function sunDistance(dayOfYear: number): number {
  return 1 + 0.033 * Math.cos((2 * Math.PI * dayOfYear) / 365);
}

/**
 * Daily mean of extraterrestrial radiation in W/m²: FAO-56, Ra by eq. 21, with the declination of eq. 24 and the sunset
 * of eq. 25. In closed form, because a year's report has hundreds of days.
 * @param lat degrees north
 * @param dayOfYear 1 to 366
 */
export function meanExtraterrestrialRadiation(lat: number, dayOfYear: number): number {
  const latitude = lat * RAD;
  const declination = 0.409 * Math.sin((2 * Math.PI * dayOfYear) / 365 - 1.39);
  // Beyond ±1 the sun does not set, or does not rise.
  const sunset = Math.acos(Math.min(1, Math.max(-1, -Math.tan(latitude) * Math.tan(declination))));
  const sines = sunset * Math.sin(latitude) * Math.sin(declination);
  const cosines = Math.cos(latitude) * Math.cos(declination) * Math.sin(sunset);
  return Math.max(0, (SOLAR_CONSTANT / Math.PI) * sunDistance(dayOfYear) * (sines + cosines));
}

/**
 * Mean clear-sky radiation from `from` over `length` ms; for more than a day, that of the middle day, as the seasons
 * are slow.
 */
export function meanClearSkyRadiation(from: number, length: number, site: Site): number {
  const span = Math.min(length, DAY_MS);
  const first = from + (length - span) / 2;
  const samples = Math.max(LEAST_SAMPLES, Math.round(span / SAMPLE_MS));
  let sum = 0;
  for (let i = 0; i < samples; i += 1) sum += clearSkyRadiation(first + ((i + 0.5) / samples) * span, site);
  return sum / samples;
}
