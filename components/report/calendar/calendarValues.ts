import type { CalendarValue } from "@/lib/contract/climate/climate";
import type { ScaledMetric } from "@/lib/weather/colours/palette";

/** What a calendar may show, each as the metric whose colours and unit it has. */
export const CALENDAR_METRICS = {
  high: "temperature",
  low: "temperature",
  mean: "temperature",
  rain: "rain",
  gust: "windGust",
} as const satisfies Record<CalendarValue, ScaledMetric>;

/** Between which values its legend runs, in the units that we keep. */
export const LEGEND_ENDS = {
  temperature: [-20, 40],
  rain: [0, 50],
  windGust: [0, 32],
} as const satisfies Record<(typeof CALENDAR_METRICS)[CalendarValue], readonly [low: number, high: number]>;

export const CALENDAR_VALUES = Object.keys(CALENDAR_METRICS) as [CalendarValue, ...CalendarValue[]];

/** What an address asks for; the high where it asks for nothing that there is. */
export function calendarValueNamed(name: string | string[] | undefined): CalendarValue {
  return CALENDAR_VALUES.find((value) => value === name) ?? "high";
}
