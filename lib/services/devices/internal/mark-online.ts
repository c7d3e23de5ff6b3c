import type { Presence } from "../../../contract/device/status";
import { type DeviceRow, devicesOf, markHeard } from "../../../db/queries/devices/devices";
import { type EventRow, insertEvents } from "../../../db/queries/devices/events";
import type { Sql } from "../../../db/sql";
import type { Dialect } from "../../../db/url";

/** Marks devices as heard, in an open transaction. Returns the stations whose device came (back) online. */
export async function markOnline(
  sql: Sql,
  dialect: Dialect,
  stationIds: readonly number[],
  now: number,
): Promise<number[]> {
  const before = new Map((await devicesOf(sql, stationIds, dialect)).map((device) => [device.stationId, device]));
  await markHeard(sql, dialect, stationIds, now);
  const absent = stationIds.filter((id) => before.get(id)?.presence !== "online");
  // A station that does not exist has no device.
  const come = (await devicesOf(sql, absent)).map(({ stationId }) => stationId);
  const expected = come.filter((id) => isEventful(before.get(id)));
  const events = expected.map((id) => presenceEvent(id, "online", before.get(id)?.lastSeenAt ?? 0, now));
  await insertEvents(sql, dialect, events);
  return come;
}

/**
 * Whether a device's return is worth an event: on first contact, after a goodbye, or when it has reported its interval.
 * The event list of a script that posts now and then would otherwise fill with meaningless silences.
 */
function isEventful(before: DeviceRow | undefined): boolean {
  return before === undefined || before.said === "offline" || before.interval !== null;
}

/** The id names the silence that it begins or ends, so that two processes that find the same one record it once. */
export function presenceEvent(stationId: number, presence: Presence, lastSeenAt: number, now: number): EventRow {
  const eventId = `${presence}.${lastSeenAt}`;
  return { stationId, eventId, time: now, receivedAt: now, type: presence, message: "", data: null };
}
