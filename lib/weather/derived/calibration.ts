import { METRICS, type Metric, type MetricKey, type Values } from "../metrics";

/** What a sensor's values are corrected by from some time on, until the next calibration of the same metric. */
export interface Calibration {
  metric: MetricKey;
  /** Epoch ms: of the first reading that it holds for. */
  since: number;
  factor: number;
  /** Added after the factor, in the metric's unit. */
  offset: number;
}

/**
 * The values that were sent at a time (epoch ms), as the calibrations of that time correct them: value × factor + offset. What comes
 * out beyond what is possible counts as the limit, and a direction goes round. A value that was impossible as it was sent is none
 * of the sensor's measurements, and stays.
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
  // No instrument resolves a millionth: this drops the rounding of binary fractions and nothing else.
  return Math.round(possible * 1e6) / 1e6 + 0;
}
