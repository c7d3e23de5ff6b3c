import type { StationSummary } from "@/lib/contract/station/station";
import type { ScaledMetric } from "@/lib/weather/colours/palette";
import { type ComfortIndex, comfortBy } from "@/lib/weather/formulas/comfort";
import type { MetricKey } from "@/lib/weather/metrics";

/** What the map can be coloured by, in the order of the choice. */
export const MAP_METRICS = ["temperature", "feelsLike", "humidity", "pressure", "wind", "rain", "light"] as const;
export type MapMetric = (typeof MAP_METRICS)[number];

/** Each one's unit and colours. Only pressures at sea level compare; altimeter settings, nearly. */
export const KEYS = {
  temperature: "temperature",
  feelsLike: "feelsLike",
  humidity: "humidity",
  pressure: "seaLevelPressure",
  wind: "windSpeed",
  rain: "rain",
  light: "light",
} as const satisfies Record<MapMetric, ScaledMetric & MetricKey>;

/** Rain in mm since the station's midnight, by its number. */
export type RainToday = Readonly<Record<number, number>>;

/** What a station shows of a metric, in the unit that we keep; nothing where it does not measure it. `comfort` is the reader's. */
export function shownValue(
  { id, latest }: Pick<StationSummary, "id" | "latest">,
  metric: MapMetric,
  rainToday: RainToday,
  comfort: ComfortIndex,
): number | undefined {
  if (metric === "rain") return rainToday[id];
  // Where the index says nothing, as in mild air: its label says that it is the temperature then.
  if (metric === "feelsLike") return comfortBy(comfort, latest)?.value ?? latest.temperature;
  if (metric === "pressure") return latest.seaLevelPressure ?? latest.altimeterSetting;
  return latest[KEYS[metric]];
}

/** Is what the station shows its altimeter setting, for want of a pressure at sea level? */
export function isAltimeterSetting({ latest }: Pick<StationSummary, "latest">, metric: MapMetric): boolean {
  return metric === "pressure" && latest.seaLevelPressure === undefined && latest.altimeterSetting !== undefined;
}
