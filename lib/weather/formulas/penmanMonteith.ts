import { saturationVapourPressure } from "./humidity";

/*
 * Shared by the reference evapotranspiration of days and of hours: FAO-56 (Allen et al. 1998, Crop evapotranspiration).
 * Vapour pressures come from `humidity.ts`, within 0.3 % of FAO's eq. 11 from 0 to 50 °C.
 */

/**
 * Height above the ground, m: the standard exposure of anemometers (WMO-No. 8, Vol. I, 5.9), because stations do not
 * report theirs.
 */
export const WIND_HEIGHT = 10;

/** Depth of water in mm that 1 MJ/m² evaporates (eq. 20). */
export const MM_PER_MJ = 0.408;

/** Albedo of grass (eq. 38). */
const ALBEDO = 0.23;
/**
 * The smallest share of clear-sky radiation, under dense clouds (FAO-56, chapter 3). Assumed throughout polar nights.
 */
const CLOUDY = 0.33;

/** The Stefan-Boltzmann constant in MJ/(K⁴ m² day) (eq. 39). */
const STEFAN_BOLTZMANN = 4.903e-9;

interface Conditions {
  /** Mean, °C. */
  temperature: number;
  /** kPa */
  deficit: number;
  /** Net radiation minus the ground heat flux, MJ/m² in the period. */
  energy: number;
  /** m/s at 2 m. */
  wind: number;
  /** m above sea level */
  elevation: number;
  /** 900 for a day (eq. 6), 37 for an hour (eq. 53). */
  coefficient: 900 | 37;
}

/** In mm per day or hour, eq. 6 and 53; null where vapour pressures are not defined. */
export function penmanMonteith({
  temperature,
  deficit,
  energy,
  wind,
  elevation,
  coefficient,
}: Conditions): number | null {
  const saturation = kilopascals(temperature);
  if (saturation === null) return null;
  // eq. 13
  const slope = (4098 * saturation) / (temperature + 237.3) ** 2;
  // eq. 7 and 8
  const psychrometric = 0.665e-3 * 101.3 * ((293 - 0.0065 * elevation) / 293) ** 5.26;
  return (
    (MM_PER_MJ * slope * energy + ((psychrometric * coefficient) / (temperature + 273)) * wind * deficit) /
    (slope + psychrometric * (1 + 0.34 * wind))
  );
}

/** Share of clear-sky radiation that reached the ground. */
export function clearness(radiation: number, clearSky: number): number {
  return clearSky > 0 ? Math.min(1, Math.max(CLOUDY, radiation / clearSky)) : CLOUDY;
}

interface Radiation {
  /** Solar radiation, MJ/m² in the period. */
  radiation: number;
  /** Radiation of a black body at air temperature, MJ/m² in the same period. */
  emitted: number;
  /** kPa */
  vapour: number;
  clearness: number;
}

/** MJ/m² in the period, eq. 38 to 40. */
export function netRadiation({ radiation, emitted, vapour, clearness: share }: Radiation): number {
  return (1 - ALBEDO) * radiation - emitted * (0.34 - 0.14 * Math.sqrt(vapour)) * (1.35 * share - 0.35);
}

/** Emission of a black body at a temperature in °C, MJ/(m² day). */
export function emission(temperature: number): number {
  return STEFAN_BOLTZMANN * (temperature + 273.16) ** 4;
}

/** Wind at 2 m from wind measured at a height (m, above 0.1) over short grass, eq. 47. */
export function windAtTwoMetres(speed: number, height: number): number {
  return (speed * 4.87) / Math.log(67.8 * height - 5.42);
}

/** Saturation vapour pressure in kPa, -45 to 60 °C; null outside. */
export function kilopascals(temperature: number): number | null {
  const hectopascals = saturationVapourPressure(temperature);
  return hectopascals === null ? null : hectopascals / 10;
}
