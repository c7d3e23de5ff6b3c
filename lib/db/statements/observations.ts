import type { MetricKey, Values } from "../../weather/metrics";
import { type Flags, goodValues } from "../../weather/quality";
import type { Observation } from "../../weather/rollup";
import { columnList, type Sql } from "../sql";
import { type Interval, parsed } from "./readings";

/** Rows a statement: SQLite answers it before anything else can happen. */
const PAGE_ROWS = 1000;

/**
 * What charts and statistics see of the newest `limit` readings in the interval, oldest first. Only these metrics are
 * read: each column of a thousand rows costs as much as a statement.
 */
export async function observationsBetween(
  sql: Sql,
  { stationId, from, to }: Interval,
  metrics: readonly MetricKey[],
  limit: number,
): Promise<Observation[]> {
  const found: Observation[] = [];
  let end = to;
  while (found.length < limit) {
    const size = Math.min(PAGE_ROWS, limit - found.length);
    const rows = await sql.all<Record<string, unknown>>(
      `SELECT ${columnList(["time", ...metrics, "flags", "corrections"])} FROM "SensorData"
       WHERE "stationId" = ? AND "time" >= ? AND "time" < ? ORDER BY "time" DESC LIMIT ${size}`,
      [stationId, new Date(from), new Date(end)],
    );
    for (const row of rows) found.push(observation(row, metrics));
    if (rows.length < size) break;
    end = found.at(-1)?.time ?? from;
  }
  return found.reverse();
}

/** What a row says that has the time, these metrics, and what was found of them. */
export function observation(row: Record<string, unknown>, metrics: readonly MetricKey[]): Observation {
  const values: Values = {};
  for (const key of metrics) {
    const value = row[key];
    if (typeof value === "number") values[key] = value;
  }
  const time = Number(row.time);
  return { time, values: goodValues(values, parsed<Flags>(row.flags), parsed<Values>(row.corrections)) };
}
