import { METRIC_KEYS, METRICS, type MetricKey } from "@/lib/weather/metrics";
import { isRainCounter } from "@/lib/weather/rain/counters";
import { type Unit, unitsOf } from "@/lib/weather/units/units";

/** What a column may have, beside metrics. */
export const OTHER_TARGETS: Readonly<Record<string, string>> = {
  time: "Time",
  station: "Station, by its name",
  date: "Day, of values of whole days",
  rainDay: "Rain of the day so far",
  rainMonth: "Rain of the month so far",
  rainYear: "Rain of the year so far",
  rainTotal: "Rain, a counter that is never reset",
  sensor: "Name of the sensor",
  value: "Value of the sensor",
};

export interface Target {
  /** A metric, a key of the others, a channel as extra.NAME, or nothing. */
  name: string;
  unit: string;
}

export function splitTarget(text: string): Target {
  const colon = text.indexOf(":");
  return colon === -1 ? { name: text, unit: "" } : { name: text.slice(0, colon), unit: text.slice(colon + 1) };
}

export function joinTarget({ name, unit }: Target): string {
  return unit === "" ? name : `${name}:${unit}`;
}

/** The units of a target's numbers; none if it has no numbers with a unit. */
export function unitsOfTarget(name: string): Unit[] {
  const metric = isRainCounter(name) ? "rain" : name.split(".", 1)[0];
  return isMetric(metric) ? unitsOf(METRICS[metric].quantity) : [];
}

function isMetric(name: string | undefined): name is MetricKey {
  return METRIC_KEYS.some((key) => key === name);
}
