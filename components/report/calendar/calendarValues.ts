import type { CalendarValue } from "@/lib/contract/climate/climate";
import type { ScaledMetric } from "@/lib/weather/colours/palette";

/** The values that a calendar can show, each with the metric that has its colours and unit. */
export const CALENDAR_METRICS = {
  high: "temperature",
  low: "temperature",
  mean: "temperature",
  rain: "rain",
  gust: "windGust",
} as const satisfies Record<CalendarValue, ScaledMetric>;

/** The range of each legend, in canonical units. */
export const LEGEND_ENDS = {
  temperature: [-20, 40],
  rain: [0, 50],
  windGust: [0, 32],
} as const satisfies Record<(typeof CALENDAR_METRICS)[CalendarValue], readonly [low: number, high: number]>;

export const CALENDAR_VALUES = Object.keys(CALENDAR_METRICS) as [CalendarValue, ...CalendarValue[]];

/** The value requested by an address; the high if there is none or it is unknown. */
export function calendarValueNamed(name: string | string[] | undefined): CalendarValue {
  return CALENDAR_VALUES.find((value) => value === name) ?? "high";
}
