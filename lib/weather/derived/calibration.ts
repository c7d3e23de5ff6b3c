import { METRICS, type Metric, type MetricKey, type Values } from "../metrics";

/** The correction of a sensor's values from `since` until the next calibration of the same metric. */
export interface Calibration {
  metric: MetricKey;
  /** Epoch ms of the first reading to which it applies. */
  since: number;
  factor: number;
  /** Added after the factor, in the metric's unit. */
  offset: number;
}

/**
 * Applies the calibrations in force at a time (epoch ms) to the raw values: value × factor + offset. Results outside
 * the possible range are clamped to its limits, and directions wrap around. A raw value that was already impossible is
 * not a measurement and stays unchanged.
 * @param calibrations oldest first
 */
export function calibrated(values: Values, time: number, calibrations: readonly Calibration[] = []): Values {
  if (calibrations.length === 0) return values;
  const corrected = { ...values };
  for (const calibration of calibrations) {
    const sent = values[calibration.metric];
    if (sent !== undefined && calibration.since <= time) corrected[calibration.metric] = apply(calibration, sent);
  }
  return corrected;
}

function apply({ metric, factor, offset }: Calibration, sent: number): number {
  const { min, max, aggregate }: Metric = METRICS[metric];
  if (!(sent >= min && sent <= max)) return sent;
  const value = sent * factor + offset;
  const possible = aggregate === "vector" ? ((value % 360) + 360) % 360 : Math.min(Math.max(value, min), max);
  // No instrument resolves a millionth, so this drops only the rounding errors of binary fractions.
  return Math.round(possible * 1e6) / 1e6 + 0;
}
