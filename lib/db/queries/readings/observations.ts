import { type Derived, isDerived, type ReadingContext, shownValues, withInputs } from "../../../weather/derived/derive";
import type { StationMetadata } from "../../../weather/derived/metadata";
import type { MetricKey, Values } from "../../../weather/metrics";
import type { Flags } from "../../../weather/quality/quality";
import type { Observation } from "../../../weather/statistics/rollup";
import { columnList, parsed, type Sql } from "../../sql";
import { stationMetadata } from "../stations/metadata";
import { pagesInContext, readingContext } from "./reading-context";
import type { Interval } from "./readings";

/** Rows per statement, because SQLite blocks the process until it is done. */
const PAGE_ROWS = 1000;

/**
 * The shown values of the newest `limit` readings in the interval, oldest first. Reads only these metrics and those
 * from which they may be derived: each column of a thousand rows costs as much as a statement.
 */
export async function observationsBetween(
  sql: Sql,
  { stationId, from, to }: Interval,
  metrics: readonly MetricKey[],
  limit: number,
  { derived = metrics.filter(isDerived), metadata: known }: Partial<Wanted> = {},
): Promise<Observation[]> {
  const read = withInputs(metrics);
  const metadata = known ?? (await stationMetadata(sql, stationId));
  const isReduced = derived.includes("seaLevelPressure");
  const found: Observation[] = [];
  let end = to;
  while (found.length < limit) {
    const size = Math.min(PAGE_ROWS, limit - found.length);
    const rows = await sql.all<Record<string, unknown>>(
      `SELECT ${columnList(["time", ...read, "flags", "corrections"])} FROM "SensorData"
       WHERE "stationId" = ? AND "time" >= ? AND "time" < ? ORDER BY "time" DESC LIMIT ${size}`,
      [stationId, new Date(from), new Date(end)],
    );
    const times = rows.map((row) => Number(row.time));
    const context = isReduced ? await readingContext(sql, stationId, times, metadata) : metadata;
    for (const row of rows) found.push(observation(row, read, context, derived));
    if (rows.length < size) break;
    end = found.at(-1)?.time ?? from;
  }
  return found.reverse();
}

/** The shown values of a row with its time, these metrics, flags and corrections. */
export function observation(
  row: Record<string, unknown>,
  metrics: readonly MetricKey[],
  context: ReadingContext,
  derived: readonly Derived[],
): Observation {
  const values: Values = {};
  for (const key of metrics) {
    const value = row[key];
    if (typeof value === "number") values[key] = value;
  }
  const time = Number(row.time);
  const [flags, corrections] = [parsed<Flags>(row.flags), parsed<Values>(row.corrections)];
  return { time, values: shownValues({ time, values, flags, corrections }, context, derived) };
}

interface Wanted {
  /** Metrics to derive where they were not measured. */
  derived: readonly Derived[];
  metadata: StationMetadata;
}

/** The shown values of all of the station's readings in the interval, oldest first, page by page. */
export async function* pagesOfObservations(
  sql: Sql,
  interval: Interval,
  { derived, metadata }: Wanted,
): AsyncGenerator<Observation[]> {
  for await (const { readings, context } of pagesInContext(sql, interval, metadata)) {
    yield readings.map((row) => ({
      time: row.time,
      values: shownValues(row, context, derived),
      channels: row.extra,
    }));
  }
}
