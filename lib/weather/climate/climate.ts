import { convert } from "../units/units";

/** Base of heating and cooling degree days, which the NWS sets at a daily mean of 65 °F. */
export const HEATING_BASE = convert(65, "°F", "°C");

/** What is clamped to the base and the limit: the daily mean, or the high and low before their mean is taken. */
export const GROWING_METHODS = ["mean", "extremes"] as const;

/** How growing degree days are counted. Temperatures in °C. */
export interface GrowingRule {
  /** The plant does not grow below this. */
  base: number;
  /** The plant does not grow faster above this; null for no limit. */
  limit: number | null;
  method: (typeof GROWING_METHODS)[number];
}

/** Most crops of temperate climates do not grow below 50 °F. */
export const USUAL_GROWING: GrowingRule = { base: 10, limit: null, method: "mean" };

/** In K·d (Celsius degree days). */
export interface DegreeDays {
  heating: number;
  cooling: number;
  growing: number;
}

/**
 * Degree days of one day from its highest and lowest temperature in °C. The daily mean is (high + low) / 2, as the NWS
 * counts (https://www.weather.gov/key/climate_heat_cool): comparable with published figures, and independent of how
 * many readings a station makes. Neither the mean nor the result is rounded.
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
 * Growing degree days of one day in K·d by the two methods of McMaster & Wilhelm (1997, Agric. For. Meteorol. 87,
 * 291-300), which differ wherever the low is below the base. Method 1 clamps the mean ("mean", with a horizontal
 * cut-off); method 2 clamps high and low ("extremes"), which with 50 and 86 °F gives the modified growing degree days
 * of corn.
 */
function growingDegreeDays(high: number, low: number, { base, limit, method }: GrowingRule): number {
  const held = (temperature: number) => Math.max(base, Math.min(limit ?? Number.POSITIVE_INFINITY, temperature));
  return (method === "mean" ? held((high + low) / 2) : (held(high) + held(low)) / 2) - base;
}

/** Degree days are differences, so the conversion scales them without the 32 °F offset. */
export function degreeDaysInFahrenheit(celsius: number): number {
  return celsius * 1.8;
}

/** Distance that the air travelled, in km, at this mean speed (m/s) over these hours. Unobserved hours add nothing. */
export function windRun(meanSpeed: number, hours: number): number {
  return meanSpeed * hours * 3.6;
}

/** The arithmetic mean; null for an empty list. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
