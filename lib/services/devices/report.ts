import { type DeviceStatus, deviceStatusSchema } from "../../contract/device/status";
import { addSilent, type DeviceRow, devicesOf, updateDevice } from "../../db/queries/devices/devices";
import { insertEvents } from "../../db/queries/devices/events";
import type { Sql } from "../../db/sql";
import type { Dialect } from "../../db/url";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { knownId, notFound } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { authoriseDevice } from "./authorise";
import { markOnline, presenceEvent } from "./internal/mark-online";
import { forgetLastSeen } from "./touch-last-seen";

/**
 * Stores the status that a device reports; absent fields stay. "offline" is its last will or goodbye, not a sign of
 * life. Authorised: the station's device; staff who may change Device; the system.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function reportStatus(
  ctx: Context,
  { stationId, status: given }: { stationId: number; status: unknown },
): Promise<void> {
  authoriseDevice(ctx, { stationId, permission: "Device.change" });
  const status = parse(deviceStatusSchema, given);
  const { database } = ctx;
  const { before, after } = await database.transaction((sql) =>
    store(sql, database.dialect, { stationId: knownId(stationId), status, now: ctx.now() }),
  );
  if (after.presence === "offline") forgetLastSeen(database, [stationId]);
  if (shown(before) !== shown(after)) await emit(ctx, { type: "devices.changed", stationIds: [stationId] });
  if (before?.presence !== after.presence) await emit(ctx, { type: "deviceEvents.recorded", stationIds: [stationId] });
}

interface Report {
  stationId: number;
  status: DeviceStatus;
  now: number;
}

async function store(sql: Sql, dialect: Dialect, { stationId, status: { status, ...rest }, now }: Report) {
  const [before] = await devicesOf(sql, [stationId], dialect);
  if (status === "online") await markOnline(sql, dialect, [stationId], now);
  else await addSilent(sql, dialect, stationId, now);
  await updateDevice(sql, stationId, { ...omitUndefined(rest), presence: status, said: status });
  const [after] = await devicesOf(sql, [stationId]);
  if (!after) throw notFound();
  if (status === "offline" && before && before.presence !== "offline") {
    await insertEvents(sql, dialect, [presenceEvent(stationId, "offline", before.lastSeenAt, now)]);
  }
  return { before, after };
}

/** All fields but the time, which alone does not need to update viewers. */
function shown(device: DeviceRow | undefined): string {
  return JSON.stringify({ ...device, lastSeenAt: 0 });
}
