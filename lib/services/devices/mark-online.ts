import type { Presence } from "../../contract/device-status";
import { devicesOf, markHeard } from "../../db/queries/devices";
import { type EventRow, insertEvents } from "../../db/queries/events";
import type { Sql } from "../../db/sql";
import type { Dialect } from "../../db/url";

/** Notes that devices were heard of, in a transaction that has begun. Returns the stations whose device came (back). */
export async function markOnline(
  sql: Sql,
  dialect: Dialect,
  stationIds: readonly number[],
  now: number,
): Promise<number[]> {
  const before = new Map((await devicesOf(sql, stationIds, dialect)).map((device) => [device.stationId, device]));
  await markHeard(sql, dialect, stationIds, now);
  const absent = stationIds.filter((id) => before.get(id)?.presence !== "online");
  // A station that is not there has got no device.
  const come = (await devicesOf(sql, absent)).map(({ stationId }) => stationId);
  const events = come.map((id) => presenceEvent(id, "online", before.get(id)?.lastSeenAt ?? 0, now));
  await insertEvents(sql, dialect, events);
  return come;
}

/** Its id names the silence that it begins or ends, so that two processes that find the same tell it once. */
export function presenceEvent(stationId: number, presence: Presence, lastSeenAt: number, now: number): EventRow {
  const eventId = `${presence}.${lastSeenAt}`;
  return { stationId, eventId, time: now, receivedAt: now, type: presence, message: "", data: null };
}
