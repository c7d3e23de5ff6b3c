import { suspectsBetween } from "../../../db/queries/readings/suspects";
import { pastMetadata } from "../../../db/queries/stations/metadata";
import { type StationRow, stationRows } from "../../../db/queries/stations/stations";
import { statsOfHour } from "../../../db/queries/statistics/rollups";
import { withInputs } from "../../../weather/derived/derive";
import { elevationAt } from "../../../weather/derived/metadata";
import type { MetricKey } from "../../../weather/metrics";
import { HOUR_METRICS, type HourMetric, type HourStats, type StationHour } from "../../../weather/quality/neighbours";
import { HOUR_MS } from "../../../weather/time/durations";
import type { Context } from "../../context";

/** Stations per statement; the look-ups are this times the number of metrics. */
const STATION_BATCH_SIZE = 500;

/**
 * The values of all stations in an hour (epoch ms), including private ones. Those of the demo are left out: their
 * weather is another year's.
 */
export async function stationHours({ database: { read } }: Context, hour: number): Promise<StationHour[]> {
  const stations = await stationRows(read, [
    { text: `"timestamp" >= ?`, values: [new Date(hour)] },
    { text: `"isDemo" = 0`, values: [] },
  ]);
  const suspects = new Map<number, Set<MetricKey>>();
  for (const { stationId, metric } of await suspectsBetween(read, hour, hour + HOUR_MS)) {
    suspects.set(stationId, (suspects.get(stationId) ?? new Set()).add(metric));
  }
  const found: StationHour[] = [];
  for (let i = 0; i < stations.length; i += STATION_BATCH_SIZE) {
    const slice = stations.slice(i, i + STATION_BATCH_SIZE);
    const ids = slice.map(({ id }) => id);
    const past = await pastMetadata(read, ids);
    const stats = byStation(await statsOfHour(read, ids, HOUR_METRICS, hour));
    for (const station of slice) {
      const own = stats.get(station.id);
      if (!own) continue;
      const metadata = { elevation: station.elevation, ...past.get(station.id) };
      found.push(stationHour(station, own, elevationAt(metadata, hour), suspects.get(station.id)));
    }
  }
  return found;
}

function stationHour(
  { id, lat, lon, ownerId }: StationRow,
  stats: StationHour["stats"],
  elevation: number | null,
  suspects: ReadonlySet<MetricKey> = new Set(),
): StationHour {
  // A value derived from a suspect value is suspect, too.
  const isSuspect = (metric: HourMetric) => withInputs([metric]).some((input) => suspects.has(input));
  return { id, place: { lat, lon }, elevation, ownerId, stats, suspect: new Set(HOUR_METRICS.filter(isSuspect)) };
}

function byStation(rows: Awaited<ReturnType<typeof statsOfHour>>): Map<number, Partial<Record<MetricKey, HourStats>>> {
  const stations = new Map<number, Partial<Record<MetricKey, HourStats>>>();
  for (const { stationId, metric, count, sum, min, max } of rows) {
    const own = stations.get(stationId) ?? {};
    own[metric] = { mean: sum / count, min, max };
    stations.set(stationId, own);
  }
  return stations;
}
