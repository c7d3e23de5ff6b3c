import type { Presence } from "../../../contract/device/status";
import { type DeviceRow, devicesOf, markHeard } from "../../../db/queries/devices/devices";
import { type EventRow, insertEvents } from "../../../db/queries/devices/events";
import type { Sql } from "../../../db/sql";
import type { Dialect } from "../../../db/url";

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
  const expected = come.filter((id) => isEventful(before.get(id)));
  const events = expected.map((id) => presenceEvent(id, "online", before.get(id)?.lastSeenAt ?? 0, now));
  await insertEvents(sql, dialect, events);
  return come;
}

/**
 * Is its return worth an event? That of a device heard of for the first time is, of one that said goodbye, and of one that
 * told how often it reports. What posts now and then, as a script does, would fill its page with silences that are none.
 */
function isEventful(before: DeviceRow | undefined): boolean {
  return before === undefined || before.said === "offline" || before.interval !== null;
}

/** Its id names the silence that it begins or ends, so that two processes that find the same tell it once. */
export function presenceEvent(stationId: number, presence: Presence, lastSeenAt: number, now: number): EventRow {
  const eventId = `${presence}.${lastSeenAt}`;
  return { stationId, eventId, time: now, receivedAt: now, type: presence, message: "", data: null };
}
