import type { StationSummary } from "@/lib/contract/station/station";
import type { ScaledMetric } from "@/lib/weather/colours/palette";
import { type ComfortIndex, comfortBy } from "@/lib/weather/formulas/comfort";
import type { MetricKey } from "@/lib/weather/metrics";

/** The metrics by which the map can be coloured, in the order of the menu. */
export const MAP_METRICS = ["temperature", "feelsLike", "humidity", "pressure", "wind", "rain", "light"] as const;
export type MapMetric = (typeof MAP_METRICS)[number];

/** The unit and colours of each. Only sea-level pressures are comparable; altimeter settings nearly. */
export const KEYS = {
  temperature: "temperature",
  feelsLike: "feelsLike",
  humidity: "humidity",
  pressure: "seaLevelPressure",
  wind: "windSpeed",
  rain: "rain",
  light: "light",
} as const satisfies Record<MapMetric, ScaledMetric & MetricKey>;

/** Rain in mm since the station's midnight, by station id. */
export type RainToday = Readonly<Record<number, number>>;

/**
 * A station's value of a map metric, in the canonical unit; undefined if not measured. `comfort` is the reader's index.
 */
export function shownValue(
  { id, latest }: Pick<StationSummary, "id" | "latest">,
  metric: MapMetric,
  rainToday: RainToday,
  comfort: ComfortIndex,
): number | undefined {
  if (metric === "rain") return rainToday[id];
  // Falls back to the temperature where the index is not defined, as in mild air; the label says so.
  if (metric === "feelsLike") return comfortBy(comfort, latest)?.value ?? latest.temperature;
  if (metric === "pressure") return latest.seaLevelPressure ?? latest.altimeterSetting;
  return latest[KEYS[metric]];
}

/** Does the station show its altimeter setting because it has no sea-level pressure? */
export function isAltimeterSetting({ latest }: Pick<StationSummary, "latest">, metric: MapMetric): boolean {
  return metric === "pressure" && latest.seaLevelPressure === undefined && latest.altimeterSetting !== undefined;
}
