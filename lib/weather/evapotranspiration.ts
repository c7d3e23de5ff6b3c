import { clearSkyShare, meanExtraterrestrialRadiation, type Site } from "./clearSky";
import { saturationVapourPressure } from "./humidity";

/**
 * What the evapotranspiration of a day is made of, the best first: all of it measured; without solar radiation, which is estimated from
 * high and low; or high and low alone.
 */
export const EVAPOTRANSPIRATION_METHODS = ["measured", "radiationEstimated", "temperatureOnly"] as const;
export type EvapotranspirationMethod = (typeof EVAPOTRANSPIRATION_METHODS)[number];

/** What was measured on a day; null what was not. */
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

/** Above the ground, m: the standard exposure of anemometers (WMO-No. 8, Vol. I, 5.9), which stations do not tell. */
const WIND_HEIGHT = 10;

/** 1 W/m² over a day in MJ/m². */
const DAILY_MJ = 0.0864;
/** The depth of water in mm that 1 MJ/m² evaporates (eq. 20). */
const MM_PER_MJ = 0.408;
/** Of grass (eq. 38). */
const ALBEDO = 0.23;
/** MJ/(K⁴ m² day) (eq. 39) */
const STEFAN_BOLTZMANN = 4.903e-9;
/** The least share of clear-sky radiation, under dense clouds; FAO-56, chapter 3. In polar nights nothing else is known. */
const CLOUDY = 0.33;
/** Of eq. 50, in the interior of land masses. Coasts have 0.19. */
const RADIATION_OF_RANGE = 0.16;

/**
 * Reference evapotranspiration ET0 of one day in mm: of a well-watered meadow, by FAO-56 (Allen et al. 1998, Crop evapotranspiration).
 * Penman-Monteith (eq. 6), soil heat flux 0 (eq. 42). Where solar radiation is not measured it is estimated by eq. 50; where wind or
 * dew point are not, ET0 is that of Hargreaves and Samani (eq. 52). Never negative: dew is no evapotranspiration.
 *
 * Vapour pressures are by `humidity.ts`, within 0.3 % of FAO's eq. 11 from 0 to 50 °C.
 * @param dayOfYear 1 to 366
 * @param windHeight of the anemometer above ground, m, above 0.1
 */
export function dailyEvapotranspiration(
  weather: DayWeather,
  dayOfYear: number,
  site: Pick<Site, "lat" | "elevation">,
  windHeight = WIND_HEIGHT,
): { value: number; method: EvapotranspirationMethod } {
  const above = meanExtraterrestrialRadiation(site.lat, dayOfYear) * DAILY_MJ;
  const range = Math.sqrt(Math.max(0, weather.high - weather.low));
  const clearSky = clearSkyShare(site) * above;
  const radiation =
    weather.solarRadiation === null
      ? Math.min(clearSky, RADIATION_OF_RANGE * range * above)
      : weather.solarRadiation * DAILY_MJ;
  const full = penmanMonteith(weather, { radiation, clearSky, windHeight, elevation: site.elevation ?? 0 });
  if (full === null) {
    // eq. 52, with the radiation in mm
    const mean = (weather.high + weather.low) / 2;
    return { value: Math.max(0, 0.0023 * (mean + 17.8) * range * above * MM_PER_MJ), method: "temperatureOnly" };
  }
  return { value: Math.max(0, full), method: weather.solarRadiation === null ? "radiationEstimated" : "measured" };
}

interface Surroundings {
  /** Of the sun, and what it would be under a clear sky, MJ/(m² day). */
  radiation: number;
  clearSky: number;
  /** m */
  windHeight: number;
  elevation: number;
}

/** eq. 6; null without dew point or wind, or where vapour pressures are not defined. */
function penmanMonteith(
  { high, low, dewPoint, windSpeed }: DayWeather,
  { radiation, clearSky, windHeight, elevation }: Surroundings,
): number | null {
  const mean = (high + low) / 2;
  const [atHigh, atLow, atMean] = [high, low, mean].map(kilopascals);
  // eq. 14
  const vapour = dewPoint === null ? null : kilopascals(dewPoint);
  if (windSpeed === null || !atHigh || !atLow || !atMean || !vapour) return null;
  // eq. 12 and 13
  const deficit = Math.max(0, (atHigh + atLow) / 2 - vapour);
  const slope = (4098 * atMean) / (mean + 237.3) ** 2;
  // eq. 7 and 8
  const psychrometric = 0.665e-3 * 101.3 * ((293 - 0.0065 * elevation) / 293) ** 5.26;
  const wind = windAtTwoMetres(windSpeed, windHeight);
  const net = netRadiation({ high, low, vapour, radiation, clearSky });
  return (
    (MM_PER_MJ * slope * net + ((psychrometric * 900) / (mean + 273)) * wind * deficit) /
    (slope + psychrometric * (1 + 0.34 * wind))
  );
}

/** MJ/(m² day), eq. 38 to 40 */
function netRadiation({
  high,
  low,
  vapour,
  radiation,
  clearSky,
}: Pick<DayWeather, "high" | "low"> & Pick<Surroundings, "radiation" | "clearSky"> & { vapour: number }): number {
  const clearness = clearSky > 0 ? Math.min(1, Math.max(CLOUDY, radiation / clearSky)) : CLOUDY;
  const emitted = (STEFAN_BOLTZMANN * ((high + 273.16) ** 4 + (low + 273.16) ** 4)) / 2;
  const lost = emitted * (0.34 - 0.14 * Math.sqrt(vapour)) * (1.35 * clearness - 0.35);
  return (1 - ALBEDO) * radiation - lost;
}

/** eq. 47, over short grass */
function windAtTwoMetres(speed: number, height: number): number {
  return (speed * 4.87) / Math.log(67.8 * height - 5.42);
}

function kilopascals(temperature: number): number | null {
  const hectopascals = saturationVapourPressure(temperature);
  return hectopascals === null ? null : hectopascals / 10;
}
