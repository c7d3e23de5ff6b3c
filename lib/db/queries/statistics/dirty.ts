import { TOTAL_KEYS, type Values } from "../../../weather/metrics";
import { bucketsOf } from "../../../weather/statistics/rollup";
import { hourStart } from "../../../weather/time/days";
import { HOUR_MS } from "../../../weather/time/durations";
import { INSERT_IGNORING, marks, type Sql, tuples } from "../../sql";
import type { Dialect } from "../../url";

/** Hours per statement: two parameters each, well below every limit. */
const HOURS_A_STATEMENT = 1000;

/**
 * Marks the hours of these readings as needing new statistics, in the transaction that changes the readings. A reading
 * without given values may have changed in any metric. At the end of an hour, totals such as rain belong to that hour.
 */
export async function markDirty(
  sql: Sql,
  dialect: Dialect,
  readings: Iterable<{ stationId: number; time: number; values?: Values; extra?: object | null }>,
): Promise<void> {
  const hours = new Map<string, { stationId: number; time: number }>();
  let last = { stationId: Number.NaN, time: Number.NaN };
  for (const { stationId, time, values, extra } of readings) {
    // A channel may be a total, too.
    const mayHaveTotal = values === undefined || extra || TOTAL_KEYS.some((key) => values[key] !== undefined);
    for (const hour of mayHaveTotal ? bucketsOf(time, HOUR_MS) : [hourStart(time)]) {
      // Neighbours mostly fall into the same hour, and building a key costs more than a comparison.
      if (stationId === last.stationId && hour === last.time) continue;
      last = { stationId, time: hour };
      hours.set(`${stationId} ${hour}`, last);
    }
  }
  const all = [...hours.values()];
  for (let i = 0; i < all.length; i += HOURS_A_STATEMENT) {
    const slice = all.slice(i, i + HOURS_A_STATEMENT);
    await sql.run(
      `${INSERT_IGNORING[dialect]} INTO "DirtyHour" ("stationId", "time") VALUES ${tuples(slice.length, 2)}`,
      slice.flatMap(({ stationId, time }) => [stationId, new Date(time)]),
    );
  }
}

/**
 * Marks every hour of a station from a time on (epoch ms) that has statistics; hours without statistics are marked
 * already.
 */
export async function markAllDirty(sql: Sql, dialect: Dialect, stationId: number, from?: number): Promise<void> {
  const since = from === undefined ? "" : `AND "time" >= ?`;
  await sql.run(
    `${INSERT_IGNORING[dialect]} INTO "DirtyHour" ("stationId", "time")
     SELECT DISTINCT "stationId", "time" FROM "HourRollup" WHERE "stationId" = ? ${since}`,
    [stationId, ...(from === undefined ? [] : [new Date(from)])],
  );
}

export interface DirtyHours {
  stationId: number;
  /** Epoch ms, oldest first. */
  hours: number[];
}

interface WantedHours {
  limit: number;
  /** Only this station. */
  stationId?: number | undefined;
  /** Excluded stations. */
  except?: Iterable<number>;
}

/** Up to `limit` dirty hours, grouped by station. */
export async function dirtyHours(sql: Sql, { limit, stationId, except = [] }: WantedHours): Promise<DirtyHours[]> {
  const others = [...except];
  const conditions = [
    ...(stationId === undefined ? [] : [`"stationId" = ${stationId}`]),
    ...(others.length === 0 ? [] : [`"stationId" NOT IN (${others.join(", ")})`]),
  ];
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  const rows = await sql.all<{ stationId: number; time: number }>(
    `SELECT "stationId", "time" FROM "DirtyHour" ${where} ORDER BY "stationId", "time" LIMIT ${limit}`,
    [],
  );
  const byStation = new Map<number, number[]>();
  for (const row of rows) {
    const hours = byStation.get(row.stationId) ?? [];
    hours.push(row.time);
    byStation.set(row.stationId, hours);
  }
  return [...byStation].map(([id, hours]) => ({ stationId: id, hours }));
}

/**
 * Removes the marks at the start of the transaction that rebuilds the statistics: a concurrent writer waits for it and
 * then marks again. Returns how many marks still existed.
 */
export async function clearDirty(sql: Sql, stationId: number, hours: readonly number[]): Promise<number> {
  return sql.run(`DELETE FROM "DirtyHour" WHERE "stationId" = ? AND "time" IN (${marks(hours.length)})`, [
    stationId,
    ...hours.map((hour) => new Date(hour)),
  ]);
}
