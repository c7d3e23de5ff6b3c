import { z } from "zod";
import type { Values } from "../../weather/metrics";
import { type StationSummary, stationSummarySchema } from "./station";

/** What the map and its list show of a station, or compute "feels like" from. */
export const LISTED_METRICS = [
  "temperature",
  "humidity",
  "pressure",
  "seaLevelPressure",
  "altimeterSetting",
  "windSpeed",
  "windDirection",
  "dewPoint",
  "feelsLike",
  "light",
] as const;

/** Derived values have sixteen digits, most of which are noise (see roundHalfUp) and take most of the bytes. */
const DECIMALS = 1e6;

const listedValuesSchema = z.partialRecord(z.enum(LISTED_METRICS), z.number());

/** A station as the map and its list show it. */
const listedStationSchema = stationSummarySchema
  .pick({ id: true, name: true, lat: true, lon: true, timeZone: true, isPublic: true, isDemo: true, timestamp: true })
  .extend({ latest: listedValuesSchema });
export type ListedStation = z.infer<typeof listedStationSchema>;

const { latest: _latest, ...columns } = listedStationSchema.shape;

/**
 * Many stations by column, in a third of the bytes of as many objects. All columns have the same length. A metric that no
 * station has is absent.
 */
const stationTableSchema = z.object({
  id: z.array(columns.id),
  name: z.array(columns.name),
  lat: z.array(columns.lat),
  lon: z.array(columns.lon),
  timeZone: z.array(columns.timeZone),
  isPublic: z.array(columns.isPublic),
  isDemo: z.array(columns.isDemo),
  timestamp: z.array(columns.timestamp),
  latest: z.partialRecord(z.enum(LISTED_METRICS), z.array(z.number().nullable())),
});
export type StationTable = z.infer<typeof stationTableSchema>;

export function listedStation(station: StationSummary): ListedStation {
  const { id, name, lat, lon, timeZone, isPublic, isDemo, timestamp } = station;
  const latest: ListedStation["latest"] = {};
  for (const metric of LISTED_METRICS) {
    const value = listedValue(station.latest, metric);
    if (value !== undefined) latest[metric] = value;
  }
  return { id, name, lat, lon, timeZone, isPublic, isDemo, timestamp, latest };
}

function listedValue(latest: Values, metric: (typeof LISTED_METRICS)[number]): number | undefined {
  const value = latest[metric];
  return value === undefined ? undefined : Math.round(value * DECIMALS) / DECIMALS;
}

export function tableOf(stations: readonly StationSummary[]): StationTable {
  const latest: StationTable["latest"] = {};
  for (const metric of LISTED_METRICS) {
    const values = stations.map((station) => listedValue(station.latest, metric) ?? null);
    if (values.some((value) => value !== null)) latest[metric] = values;
  }
  return {
    id: stations.map(({ id }) => id),
    name: stations.map(({ name }) => name),
    lat: stations.map(({ lat }) => lat),
    lon: stations.map(({ lon }) => lon),
    timeZone: stations.map(({ timeZone }) => timeZone),
    isPublic: stations.map(({ isPublic }) => isPublic),
    isDemo: stations.map(({ isDemo }) => isDemo),
    timestamp: stations.map(({ timestamp }) => timestamp),
    latest,
  };
}

/** @throws Error if a column is shorter than the others */
export function stationsOf(table: StationTable): ListedStation[] {
  return table.id.map((id, row) => {
    const latest: ListedStation["latest"] = {};
    for (const metric of LISTED_METRICS) {
      const value = table.latest[metric]?.[row] ?? null;
      if (value !== null) latest[metric] = value;
    }
    return {
      id,
      name: cell(table.name, row),
      lat: cell(table.lat, row),
      lon: cell(table.lon, row),
      timeZone: cell(table.timeZone, row),
      isPublic: cell(table.isPublic, row),
      isDemo: cell(table.isDemo, row),
      timestamp: cell(table.timestamp, row),
      latest,
    };
  });
}

function cell<Value>(column: readonly Value[], row: number): Value {
  if (row >= column.length) throw new Error(`A column of the stations ends before row ${row}.`);
  return column[row] as Value;
}
