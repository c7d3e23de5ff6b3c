import type { MetricKey, Values } from "../../weather/metrics";
import { type Flags, goodValues } from "../../weather/quality";
import type { Observation } from "../../weather/rollup";
import { columnList, type Sql } from "../sql";
import { type Interval, parsed } from "./readings";

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
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${columnList(["time", ...metrics, "flags", "corrections"])} FROM "SensorData"
     WHERE "stationId" = ? AND "time" >= ? AND "time" < ? ORDER BY "time" DESC LIMIT ${limit}`,
    [stationId, new Date(from), new Date(to)],
  );
  return rows.map((row) => observation(row, metrics)).reverse();
}

function observation(row: Record<string, unknown>, metrics: readonly MetricKey[]): Observation {
  const values: Values = {};
  for (const key of metrics) {
    const value = row[key];
    if (typeof value === "number") values[key] = value;
  }
  const time = Number(row.time);
  const [flags, corrections] = [parsed<Flags>(row.flags), parsed<Values>(row.corrections)];
  return { time, values: flags || corrections ? goodValues(values, flags, corrections) : values };
}
