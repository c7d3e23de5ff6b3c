import type { Sql } from "../../db/sql";
import { markDirty } from "../../db/statements/dirty";
import { insertLogEntry, type LogRow } from "../../db/statements/log";
import { latestReading, observationOf, type ReadingRow, readingAt } from "../../db/statements/readings";
import { lockStations, setLatest } from "../../db/statements/stations";
import type { Context } from "../context";
import { notFound } from "../guard";
import { announce } from "../stations/announce";
import { PAST_MS } from "./judge";
import { stateAt } from "./state";

/** Changes a reading, and says for the log what it did; nothing when there was nothing to do. */
type Change = (sql: Sql, reading: ReadingRow) => Promise<LogRow | undefined>;

/**
 * Runs a person's change of one reading as one transaction: the change, its log entry, the mark on its hour, and the
 * station's latest and what quality control remembers. Returns the reading as it was.
 * @throws AppError not_found when there is no such reading
 */
export async function changeReading(
  ctx: Context,
  key: { stationId: number; time: number },
  change: Change,
): Promise<ReadingRow> {
  const { dialect } = ctx.database;
  const before = await ctx.database.transaction(async (sql) => {
    const [station] = await lockStations(sql, dialect, [key.stationId]);
    const reading = station && (await readingAt(sql, key));
    if (!reading) throw notFound();
    await changeIn(ctx, sql, station, reading, change);
    return reading;
  });
  await announce(ctx, [key.stationId]);
  return before;
}

/** The same, in a transaction that has locked the station and read the reading. */
export async function changeIn(
  { database }: Context,
  sql: Sql,
  station: { id: number; timestamp: number | null },
  reading: ReadingRow,
  change: Change,
): Promise<void> {
  const entry = await change(sql, reading);
  if (!entry) return;
  await insertLogEntry(sql, entry);
  await markDirty(sql, database.dialect, [reading]);
  if (station.timestamp !== null && reading.time > station.timestamp - PAST_MS) await refreshLatest(sql, station.id);
}

/** Finds a station's latest reading anew, and what quality control must remember. */
export async function refreshLatest(sql: Sql, stationId: number): Promise<void> {
  const latest = await latestReading(sql, stationId);
  const { time, values } = latest ? observationOf(latest) : { time: null, values: {} };
  const qualityState = time === null ? {} : await stateAt(sql, stationId, time);
  await setLatest(sql, [{ stationId, time, values, qualityState }]);
}
