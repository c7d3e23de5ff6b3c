import { insertLogEntry, type LogRow } from "../../../db/queries/log/log";
import { readingContext } from "../../../db/queries/readings/reading-context";
import { type ReadingRow, readingAt } from "../../../db/queries/readings/readings";
import { lockStations } from "../../../db/queries/stations/stations";
import { markDirty } from "../../../db/queries/statistics/dirty";
import type { Sql } from "../../../db/sql";
import { emit } from "../../../live/bus";
import type { ReadingContext } from "../../../weather/derived/derive";
import { latestBelievable } from "../../../weather/time/clock";
import type { Context } from "../../context";
import { notFound } from "../../guard";
import { refreshLatest } from "./latest";
import { PAST_MS } from "./quality-control";

/** Changes a reading of a station and returns the log entry, or nothing when nothing changed. */
type Change = (sql: Sql, reading: ReadingRow, context: ReadingContext) => Promise<LogRow | undefined>;

/**
 * Changes one reading on behalf of a person, in one transaction: the change, its log entry, the mark on its hour, the
 * station's latest and the state of quality control. Returns the reading before the change, and its station's metadata.
 * @throws AppError not_found when there is no such reading
 */
export async function changeReading(
  ctx: Context,
  key: { stationId: number; time: number },
  change: Change,
): Promise<{ reading: ReadingRow; context: ReadingContext }> {
  const { dialect } = ctx.database;
  const before = await ctx.database.transaction(async (sql) => {
    const [station] = await lockStations(sql, dialect, [key.stationId]);
    const reading = station && (await readingAt(sql, key));
    if (!reading) throw notFound();
    const context = await readingContext(sql, station.id, [reading.time], station.metadata);
    await changeIn(sql, ctx, { ...station, context }, reading, change);
    return { reading, context };
  });
  await emit(ctx, { type: "readings.changed", stationIds: [key.stationId] });
  return before;
}

/** The same, in a transaction that has locked the station and read the reading. */
export async function changeIn(
  sql: Sql,
  { database, now }: Context,
  station: { id: number; timestamp: number | null; context: ReadingContext },
  reading: ReadingRow,
  change: Change,
): Promise<void> {
  const entry = await change(sql, reading, station.context);
  if (!entry) return;
  await insertLogEntry(sql, entry);
  const { stationId, time } = reading;
  await markDirty(sql, database.dialect, [{ stationId, time }]);
  if (touchesLatest(station, reading.time, now())) await refreshLatest(sql, station.id, now());
}

/** Whether changing the station's reading of that time can affect its latest, or the state of quality control. */
export function touchesLatest({ timestamp }: { timestamp: number | null }, time: number, now: number): boolean {
  return timestamp !== null && time > Math.min(timestamp, latestBelievable(now)) - PAST_MS;
}
