import type { EventItem } from "../../../contract/device/event";
import { columnList, INSERT_IGNORING, marks, parsed, type Sql, type SqlValue, tuples } from "../../sql";
import type { Dialect } from "../../url";

/** An event to store. Times are epoch ms. */
export interface EventRow extends Omit<EventItem, "id"> {
  /** Unique for its station. */
  eventId: string;
}

const COLUMNS = ["stationId", "eventId", "time", "receivedAt", "type", "message", "data"];
/** Rows per statement: seven parameters each, well below every limit. */
const BATCH_SIZE = 1000;

/** Skips events whose id the station already has. All stations must exist. */
export async function insertEvents(sql: Sql, dialect: Dialect, rows: readonly EventRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH_SIZE) {
    const slice = rows.slice(i, i + BATCH_SIZE);
    await sql.run(
      `${INSERT_IGNORING[dialect]} INTO "DeviceEvent" (${columnList(COLUMNS)}) VALUES ${tuples(slice.length, COLUMNS.length)}`,
      slice.flatMap(parametersOf),
    );
  }
}

function parametersOf({ stationId, eventId, time, receivedAt, type, message, data }: EventRow): SqlValue[] {
  const json = data === null || Object.keys(data).length === 0 ? null : JSON.stringify(data);
  return [stationId, eventId, new Date(time), new Date(receivedAt), type, message, json];
}

/** Those of these ids that the station already has. */
export async function existingEvents(sql: Sql, stationId: number, eventIds: readonly string[]): Promise<Set<string>> {
  const rows = await sql.all<{ eventId: string }>(
    `SELECT "eventId" FROM "DeviceEvent" WHERE "stationId" = ? AND "eventId" IN (${marks(eventIds.length)})`,
    [stationId, ...eventIds],
  );
  return new Set(rows.map((row) => row.eventId));
}

interface Page {
  stationId: number;
  /** The last event of the previous page. */
  before: { time: number; id: number } | undefined;
  limit: number;
}

/** A range of the index (station, time), newest first; equal times by id. */
export async function eventsBefore(sql: Sql, { stationId, before, limit }: Page): Promise<EventItem[]> {
  const from = before ? ` AND ("time" < ? OR ("time" = ? AND "id" < ?))` : "";
  const values = before ? [new Date(before.time), new Date(before.time), before.id] : [];
  const rows = await sql.all<Omit<EventItem, "data"> & { data: unknown }>(
    `SELECT "id", "stationId", "time", "receivedAt", "type", "message", "data" FROM "DeviceEvent"
     WHERE "stationId" = ?${from} ORDER BY "time" DESC, "id" DESC LIMIT ${limit}`,
    [stationId, ...values],
  );
  return rows.map((row) => ({ ...row, data: parsed<EventItem["data"]>(row.data) }));
}
