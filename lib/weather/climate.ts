import { convert } from "./units";

/** From this mean of the day on a house needs no heating, and above it cooling: 65 °F, the base of the NWS. */
export const HEATING_BASE = convert(65, "°F", "°C");

/** Below it most crops of temperate climates do not grow: 50 °F. */
export const GROWING_BASE = 10;

/** In K·d: in degree days of Celsius. */
export interface DegreeDays {
  heating: number;
  cooling: number;
  growing: number;
}

/**
 * Degree days of one day from its highest and lowest temperature in °C. Its mean is (high + low) / 2, by which the NWS
 * counts (https://www.weather.gov/key/climate_heat_cool): comparable with what it publishes, and the same however many
 * readings a station makes. Neither the mean nor the result is rounded; growing degree days have no upper limit.
 */
export function degreeDays(high: number, low: number): DegreeDays {
  const mean = (high + low) / 2;
  return {
    heating: Math.max(0, HEATING_BASE - mean),
    cooling: Math.max(0, mean - HEATING_BASE),
    growing: Math.max(0, mean - GROWING_BASE),
  };
}

/** Degree days are differences: unlike temperatures they are scaled only. */
export function degreeDaysInFahrenheit(celsius: number): number {
  return celsius * 1.8;
}

/** How far the air went, in km, at this mean speed (m/s) for these hours. Hours that were not observed add nothing. */
export function windRun(meanSpeed: number, hours: number): number {
  return meanSpeed * hours * 3.6;
}

/** The arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
