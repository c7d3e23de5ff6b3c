import type { MetricKey, Values } from "../weather/metrics";
import type { Preferred } from "./preferred";

/** What says the most in few words, the most wanted first. */
const MAIN = ["temperature", "windSpeed", "humidity", "rain", "seaLevelPressure"] as const satisfies MetricKey[];

export interface Condition {
  metric: MetricKey;
  label: string;
  /** With its unit. */
  value: string;
}

/** The current conditions in a few lines, in canonical units (SI) as they come. */
export function conditionsOf(values: Values, { t, format }: Preferred): Condition[] {
  return MAIN.flatMap((metric) => {
    const value = values[metric];
    return value === undefined ? [] : [{ metric, label: t(`metrics.${metric}`), value: format.value(metric, value) }];
  });
}

/** The same in a sentence: "Temperature 4.2 °C, Humidity 68%". */
export function conditionsText(values: Values, preferred: Preferred): string {
  return conditionsOf(values, preferred)
    .map(({ label, value }) => `${label} ${value}`)
    .join(", ");
}
