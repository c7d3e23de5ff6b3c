import { METRIC_KEYS, type MetricKey } from "../../../weather/metrics";
import { isSuspicion } from "../../../weather/quality/flags";
import { marks, type Sql, type SqlValue, tuples } from "../../sql";
import type { ReadingRow } from "./readings";

/** Rows per statement, of five parameters each; times per statement. */
const BATCH_SIZE = 500;

/** Adds the suspect values of these readings, which have none in the table, in the transaction that writes them. */
export async function insertSuspects(sql: Sql, readings: readonly ReadingRow[]): Promise<void> {
  const rows = readings.flatMap(suspectsOf);
  for (let i = 0; i < rows.length; i += BATCH_SIZE) {
    const slice = rows.slice(i, i + BATCH_SIZE);
    await sql.run(
      `INSERT INTO "SuspectValue" ("stationId", "time", "metric", "value", "flag") VALUES ${tuples(slice.length, 5)}`,
      slice.flat(),
    );
  }
}

/** Replaces the suspect values of these readings of one station. */
export async function replaceSuspects(sql: Sql, stationId: number, readings: readonly ReadingRow[]): Promise<void> {
  await deleteSuspects(
    sql,
    stationId,
    readings.map(({ time }) => time),
  );
  await insertSuspects(sql, readings);
}

export async function deleteSuspects(sql: Sql, stationId: number, times: readonly number[]): Promise<void> {
  for (let i = 0; i < times.length; i += BATCH_SIZE) {
    const slice = times.slice(i, i + BATCH_SIZE);
    await sql.run(`DELETE FROM "SuspectValue" WHERE "stationId" = ? AND "time" IN (${marks(slice.length)})`, [
      stationId,
      ...slice.map((time) => new Date(time)),
    ]);
  }
}

/** The metrics and stations with suspect values in from <= time < to (epoch ms): a range of the index by time. */
export async function suspectsBetween(
  sql: Sql,
  from: number,
  to: number,
): Promise<{ stationId: number; metric: MetricKey }[]> {
  return sql.all(`SELECT DISTINCT "stationId", "metric" FROM "SuspectValue" WHERE "time" >= ? AND "time" < ?`, [
    new Date(from),
    new Date(to),
  ]);
}

/** A corrected value is no longer suspect. */
function suspectsOf({ stationId, time, values, flags, corrections }: ReadingRow): SqlValue[][] {
  if (!flags) return [];
  return METRIC_KEYS.flatMap((metric): SqlValue[][] => {
    const [flag, value] = [flags[metric], values[metric]];
    if (!flag || !isSuspicion(flag) || value === undefined || corrections?.[metric] !== undefined) return [];
    return [[stationId, new Date(time), metric, value, flag]];
  });
}
