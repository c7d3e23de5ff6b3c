import { METRICS, type MetricKey } from "./metrics";

/** What stands for an hour or a day of values. */
export type Aggregate = "mean" | "sum" | "vector" | "max";

/** What a channel's values are, and so what stands for an hour or a day of them. */
export const CHANNEL_KINDS = {
  /** An instantaneous value: the mean. */
  measurement: "mean",
  /** An amount since the station's previous reading: the sum. */
  total: "sum",
  /** Degrees from north: the direction of the mean vector. */
  direction: "vector",
  /** A count that rises and starts again: the highest. */
  counter: "max",
  /** On or off, or one of a few levels: the highest, so that an alarm of a minute is not averaged away. */
  state: "max",
} as const satisfies Record<string, Aggregate>;

export type ChannelKind = keyof typeof CHANNEL_KINDS;

/** A channel whose statistics are kept under a metric's name of its own, which no metric has, by the number of its row. */
export interface ChannelSeries {
  id: number;
  kind: ChannelKind;
}

/** A metric or a channel. */
export type SeriesKey = MetricKey | ChannelSeries;

/** As in the column `metric` of rollups. */
export type RollupKey = MetricKey | `channel.${number}`;

export function rollupKey(key: SeriesKey): RollupKey {
  return typeof key === "string" ? key : `channel.${key.id}`;
}

export function aggregateOf(key: SeriesKey): Aggregate {
  return typeof key === "string" ? METRICS[key].aggregate : CHANNEL_KINDS[key.kind];
}

interface KnownChannel {
  unit: string;
  kind: ChannelKind;
  /** The name without the number at its end, and the number, for a label. */
  base: string;
  number: string;
}

type Known = Pick<KnownChannel, "unit"> & Partial<Pick<KnownChannel, "kind">>;

/**
 * Names that consoles and common sensors send, or are translated to, without the number of the sensor at their end. A unit of
 * "" is none.
 */
export const KNOWN_CHANNELS = {
  indoorTemperature: { unit: "°C" },
  indoorHumidity: { unit: "%" },
  temperature: { unit: "°C" },
  humidity: { unit: "%" },
  dewPoint: { unit: "°C" },
  soilTemperature: { unit: "°C" },
  soilMoisture: { unit: "%" },
  leafWetness: { unit: "%" },
  rainRate: { unit: "mm/h" },
  lightningDistance: { unit: "km" },
  lightningCount: { unit: "", kind: "counter" },
  lightningTime: { unit: "s", kind: "counter" },
  co2: { unit: "ppm" },
  indoorCo2: { unit: "ppm" },
  voc: { unit: "ppb" },
  pm1: { unit: "µg/m³" },
  pm4: { unit: "µg/m³" },
  indoorPm25: { unit: "µg/m³" },
  indoorPm10: { unit: "µg/m³" },
  vapourPressureDeficit: { unit: "hPa" },
  globeTemperature: { unit: "°C" },
  wetBulbGlobeTemperature: { unit: "°C" },
  leak: { unit: "", kind: "state" },
  depth: { unit: "mm" },
  distance: { unit: "mm" },
  soilConductivity: { unit: "µS/cm" },
  altimeterSetting: { unit: "hPa" },
  batteryPercent: { unit: "%" },
  batteryVoltage: { unit: "V" },
  batteryLow: { unit: "", kind: "state" },
  batteryLevel: { unit: "", kind: "state" },
  signal: { unit: "dBm" },
  noise: { unit: "dB" },
  cpuTemperature: { unit: "°C" },
  ldrChargeTime: { unit: "s" },
  windDirection: { unit: "°", kind: "direction" },
  windSpeed: { unit: "m/s" },
  windGust: { unit: "m/s" },
  pressure: { unit: "hPa" },
  rain: { unit: "mm", kind: "total" },
} as const satisfies Record<string, Known>;

export type KnownChannelName = keyof typeof KNOWN_CHANNELS;

/** `co2` and `temperature3` are known, as is `temperature_3`. */
const NUMBERED = /^(.*?)[_.-]?(\d{1,2})$/;

/** What is known of a channel by its name; undefined if nothing is. */
export function knownChannel(name: string): (KnownChannel & { base: KnownChannelName }) | undefined {
  if (isKnown(name)) return known(name, "");
  const [, base = "", number = ""] = NUMBERED.exec(name) ?? [];
  return isKnown(base) ? known(base, number) : undefined;
}

function isKnown(name: string): name is KnownChannelName {
  return Object.hasOwn(KNOWN_CHANNELS, name);
}

function known(base: KnownChannelName, number: string) {
  const { unit, kind = "measurement" }: Known = KNOWN_CHANNELS[base];
  return { unit, kind, base, number };
}
