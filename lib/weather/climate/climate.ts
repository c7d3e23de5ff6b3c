import { convert } from "../units/units";

/** From this mean of the day on a house needs no heating, and above it cooling: 65 °F, the base of the NWS. */
export const HEATING_BASE = convert(65, "°F", "°C");

/** What is held within the base and the limit: the mean of the day, or its high and low, each before their mean is taken. */
export const GROWING_METHODS = ["mean", "extremes"] as const;

/** By which rule growing degree days are counted. Temperatures in °C. */
export interface GrowingRule {
  /** Below it a plant does not grow. */
  base: number;
  /** Above it a plant does not grow faster; null for none. */
  limit: number | null;
  method: (typeof GROWING_METHODS)[number];
}

/** Below 50 °F most crops of temperate climates do not grow. */
export const USUAL_GROWING: GrowingRule = { base: 10, limit: null, method: "mean" };

/** In K·d: in degree days of Celsius. */
export interface DegreeDays {
  heating: number;
  cooling: number;
  growing: number;
}

/**
 * Degree days of one day from its highest and lowest temperature in °C. Its mean is (high + low) / 2, by which the NWS
 * counts (https://www.weather.gov/key/climate_heat_cool): comparable with what it publishes, and the same however many
 * readings a station makes. Neither the mean nor the result is rounded.
 */
export function degreeDays(high: number, low: number, growing: GrowingRule = USUAL_GROWING): DegreeDays {
  const mean = (high + low) / 2;
  return {
    heating: Math.max(0, HEATING_BASE - mean),
    cooling: Math.max(0, mean - HEATING_BASE),
    growing: growingDegreeDays(high, low, growing),
  };
}

/**
 * Growing degree days of one day in K·d by the two methods of McMaster & Wilhelm (1997, Agric. For. Meteorol. 87, 291-300), whose
 * results differ wherever the low is below the base: 1, the mean is held within the limits ("mean", with a horizontal
 * cut-off); 2, high and low are ("extremes"), which with 50 and 86 °F are the modified growing degree days of corn.
 */
function growingDegreeDays(high: number, low: number, { base, limit, method }: GrowingRule): number {
  const held = (temperature: number) => Math.max(base, Math.min(limit ?? Number.POSITIVE_INFINITY, temperature));
  return (method === "mean" ? held((high + low) / 2) : (held(high) + held(low)) / 2) - base;
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
