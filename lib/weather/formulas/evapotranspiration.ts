import { clearSkyShare, meanExtraterrestrialRadiation, type Site } from "../sky/clearSky";
import {
  clearness,
  emission,
  kilopascals,
  MM_PER_MJ,
  netRadiation,
  penmanMonteith,
  WIND_HEIGHT,
  windAtTwoMetres,
} from "./penmanMonteith";

/**
 * How a day's evapotranspiration was computed, best first: from measurements only; with solar radiation estimated from
 * high and low; from high and low alone.
 */
export const EVAPOTRANSPIRATION_METHODS = ["measured", "radiationEstimated", "temperatureOnly"] as const;
export type EvapotranspirationMethod = (typeof EVAPOTRANSPIRATION_METHODS)[number];

/** Measurements of one day; null where not measured. */
export interface DayWeather {
  /** °C */
  high: number;
  low: number;
  /** The day's mean, °C. */
  dewPoint: number | null;
  /** The day's mean, m/s. */
  windSpeed: number | null;
  /** The mean over all 24 hours, W/m². */
  solarRadiation: number | null;
}

/** The amount in mm, and how it was computed. */
export interface DailyEvapotranspiration {
  value: number;
  method: EvapotranspirationMethod;
}

/** 1 W/m² over a day in MJ/m². */
const DAILY_MJ = 0.0864;
/** Coefficient of eq. 50 in the interior of land masses. Coasts have 0.19. */
const RADIATION_OF_RANGE = 0.16;

/**
 * Reference evapotranspiration ET0 of one day in mm for a well-watered meadow, by FAO-56 (Allen et al. 1998, Crop
 * evapotranspiration): Penman-Monteith (eq. 6) with a soil heat flux of 0 (eq. 42). Missing solar radiation is
 * estimated by eq. 50; without wind or dew point, ET0 follows Hargreaves and Samani (eq. 52). Never negative: dew does
 * not count as evapotranspiration.
 * @param dayOfYear 1 to 366
 * @param windHeight of the anemometer above ground, m, above 0.1
 */
export function dailyEvapotranspiration(
  weather: DayWeather,
  dayOfYear: number,
  site: Pick<Site, "lat" | "elevation">,
  windHeight = WIND_HEIGHT,
): DailyEvapotranspiration {
  const above = meanExtraterrestrialRadiation(site.lat, dayOfYear) * DAILY_MJ;
  const range = Math.sqrt(Math.max(0, weather.high - weather.low));
  const clearSky = clearSkyShare(site) * above;
  const radiation =
    weather.solarRadiation === null
      ? Math.min(clearSky, RADIATION_OF_RANGE * range * above)
      : weather.solarRadiation * DAILY_MJ;
  const full = ofMeans(weather, { radiation, clearSky, windHeight, elevation: site.elevation ?? 0 });
  if (full === null) {
    // eq. 52, with the radiation in mm
    const mean = (weather.high + weather.low) / 2;
    return { value: Math.max(0, 0.0023 * (mean + 17.8) * range * above * MM_PER_MJ), method: "temperatureOnly" };
  }
  return { value: Math.max(0, full), method: weather.solarRadiation === null ? "radiationEstimated" : "measured" };
}

interface Surroundings {
  /** Solar radiation, and its value under a clear sky, MJ/(m² day). */
  radiation: number;
  clearSky: number;
  /** m */
  windHeight: number;
  elevation: number;
}

/** eq. 6; null without dew point or wind, or where vapour pressures are not defined. */
function ofMeans(
  { high, low, dewPoint, windSpeed }: DayWeather,
  { radiation, clearSky, windHeight, elevation }: Surroundings,
): number | null {
  const [atHigh, atLow] = [kilopascals(high), kilopascals(low)];
  // eq. 14
  const vapour = dewPoint === null ? null : kilopascals(dewPoint);
  if (windSpeed === null || atHigh === null || atLow === null || vapour === null) return null;
  return penmanMonteith({
    temperature: (high + low) / 2,
    // eq. 12
    deficit: Math.max(0, (atHigh + atLow) / 2 - vapour),
    energy: netRadiation({
      radiation,
      emitted: (emission(high) + emission(low)) / 2,
      vapour,
      clearness: clearness(radiation, clearSky),
    }),
    wind: windAtTwoMetres(windSpeed, windHeight),
    elevation,
    coefficient: 900,
  });
}
