import type { Values } from "../weather/metrics";
import type { Preferred } from "./preferred";

/** The most informative values, most important first. Rain is today's, because the last increment says nothing. */
const MAIN = ["temperature", "windSpeed", "humidity", "rain", "seaLevelPressure", "altimeterSetting"] as const;

export interface Conditions {
  latest: Values;
  /** mm since the station's midnight; null where none was measured since. */
  rainToday: number | null;
}

export interface Condition {
  metric: (typeof MAIN)[number];
  label: string;
  /** Includes the unit. */
  value: string;
}

/** The current conditions in a few lines; input in canonical units (SI). */
export function conditionsOf({ latest, rainToday }: Conditions, { t, format }: Preferred): Condition[] {
  return MAIN.flatMap((metric) => {
    // One pressure is enough here; the altimeter setting is the substitute.
    if (metric === "altimeterSetting" && latest.seaLevelPressure !== undefined) return [];
    const value = metric === "rain" ? (rainToday ?? undefined) : latest[metric];
    if (value === undefined) return [];
    const label = t(metric === "rain" ? "station.rainToday" : `metrics.${metric}`);
    return [{ metric, label, value: format.value(metric, value) }];
  });
}

/** The conditions in a sentence: "Temperature 4.2 °C, Humidity 68%". */
export function conditionsText(conditions: Conditions, preferred: Preferred): string {
  return conditionsOf(conditions, preferred)
    .map(({ label, value }) => `${label} ${value}`)
    .join(", ");
}
