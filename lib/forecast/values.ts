import { z } from "zod";
import type { ForecastStep } from "../contract/forecast/forecast";
import { METRICS, type MetricKey } from "../weather/metrics";
import { sunElevation } from "../weather/sky/sun";
import { HOUR_MS } from "../weather/time/durations";

/** A number, or null for anything else: one bad value does not spoil the rest. */
export const cellSchema = z.number().nullish().catch(null);
export const wordSchema = z.string().max(100).nullish().catch(null);
/** Epoch seconds of this and the next centuries, in ms. */
export const secondsSchema = z
  .int()
  .min(1_000_000_000)
  .max(10_000_000_000)
  .transform((seconds) => seconds * 1000);

/** The value if a thermometer or an anemometer could show it. */
export function possible(metric: MetricKey, value: number | null | undefined): number | null {
  const { min, max } = METRICS[metric];
  return typeof value === "number" && value >= min && value <= max ? value : null;
}

/** More than ever fell in a day. */
const MAX_PRECIPITATION = 2_000;

export function precipitation(millimetres: number | null | undefined): number | null {
  return typeof millimetres === "number" && millimetres >= 0 && millimetres <= MAX_PRECIPITATION ? millimetres : null;
}

/** A probability from 0 to `certain`, as a share. */
export function share(value: number | null | undefined, certain: number): number | null {
  return typeof value === "number" && value >= 0 && value <= certain ? value / certain : null;
}

/** Is the sun below the horizon in the middle of the step? */
export function isNight(
  { time, hours }: Pick<ForecastStep, "time" | "hours">,
  place: { lat: number; lon: number },
): boolean {
  return sunElevation(time + (hours * HOUR_MS) / 2, place) < -0.83;
}
