import { meanClearSkyRadiation, type Site } from "../sky/clearSky";
import { sunElevation } from "../sky/sun";
import { HOUR_MS } from "../time/durations";
import {
  clearness,
  emission,
  kilopascals,
  netRadiation,
  penmanMonteith,
  WIND_HEIGHT,
  windAtTwoMetres,
} from "./penmanMonteith";

/** The means of an hour in °C, m/s and W/m². */
export interface HourWeather {
  /** Start of the hour, epoch ms. */
  time: number;
  temperature: number;
  dewPoint: number;
  windSpeed: number;
  solarRadiation: number;
}

/** 1 W/m² over an hour in MJ/m². */
const HOURLY_MJ = 0.0036;
/**
 * Share of clear-sky radiation assumed where no evening is known: between FAO-56's 0.4 to 0.6 for humid and 0.7 to 0.8
 * for arid climates.
 */
const USUAL_CLEARNESS = 0.6;
/** 0.3 rad: with a lower sun, the share of clear-sky radiation says little about clouds (ASCE-EWRI 2005, eq. 45). */
const LOW_SUN = 17.2;

/**
 * Reference evapotranspiration of each hour in mm (FAO-56, eq. 53), slightly negative where dew falls. Nights take the
 * cloudiness from before sunset, so the hours before the first relevant one should be included.
 * @param hours in order; missing hours are left out
 * @param windHeight of the anemometer above ground, m
 */
export function hourlyEvapotranspiration(
  hours: readonly HourWeather[],
  site: Site,
  windHeight = WIND_HEIGHT,
): { time: number; value: number }[] {
  let share = USUAL_CLEARNESS;
  return hours.flatMap(({ time, temperature, dewPoint, windSpeed, solarRadiation }) => {
    const clearSky = meanClearSkyRadiation(time, HOUR_MS, site);
    if (sunElevation(time + HOUR_MS / 2, site) > LOW_SUN) share = clearness(solarRadiation, clearSky);
    const [saturation, vapour] = [kilopascals(temperature), kilopascals(dewPoint)];
    if (saturation === null || vapour === null) return [];
    const net = netRadiation({
      radiation: solarRadiation * HOURLY_MJ,
      emitted: emission(temperature) / 24,
      vapour,
      clearness: share,
    });
    const value = penmanMonteith({
      temperature,
      deficit: Math.max(0, saturation - vapour),
      // eq. 45 and 46: the heat that enters the ground by day leaves it at night.
      energy: net * (clearSky > 0 ? 0.9 : 0.5),
      wind: windAtTwoMetres(windSpeed, windHeight),
      elevation: site.elevation ?? 0,
      coefficient: 37,
    });
    return value === null ? [] : [{ time, value }];
  });
}
