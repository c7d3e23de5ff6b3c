import type { Presence } from "../../contract/device/status";
import { type DeviceRow, devicesOf, setPresence, silentDevices } from "../../db/queries/devices/devices";
import { insertEvents } from "../../db/queries/devices/events";
import type { Sql } from "../../db/sql";
import type { Dialect } from "../../db/url";
import { emit } from "../../live/bus";
import { log } from "../../log";
import { latestBelievable } from "../../weather/time/clock";
import type { Context } from "../context";
import { authorise } from "../guard";
import { presenceEvent } from "./internal/mark-online";
import { OFFLINE_MS, presenceOf, STALE_MS } from "./internal/presence";
import { forgetLastSeen } from "./touch-last-seen";

const BATCH_SIZE = 500;

/**
 * Finds devices that have fallen silent, records an event for each and notifies the viewers. Idempotent, also when run
 * concurrently.
 * @param startedAt when this server began to listen, epoch ms
 * @throws AppError unauthenticated or forbidden
 */
export async function detectSilence(ctx: Context, { startedAt }: { startedAt: number }): Promise<void> {
  authorise(ctx, "Device", "change");
  const { database } = ctx;
  const now = ctx.now();
  const judge = (device: DeviceRow) => presenceOf(device, { now, startedAt });
  const silent = await silentDevices(database.read, {
    online: now - STALE_MS,
    stale: now - OFFLINE_MS,
    until: latestBelievable(now),
  });
  const due = silent.filter((device) => judge(device) !== device.presence).map(({ stationId }) => stationId);
  for (let i = 0; i < due.length; i += BATCH_SIZE) {
    const ids = due.slice(i, i + BATCH_SIZE);
    const moved = await database.transaction((sql) => move(sql, database.dialect, { ids, judge, now }));
    for (const { device, presence } of moved) log.info({ station: device.stationId, presence }, "a device fell silent");
    const stations = moved.map(({ device }) => device.stationId);
    forgetLastSeen(database, stations);
    await emit(ctx, { type: "devices.changed", stationIds: stations });
    await emit(ctx, { type: "deviceEvents.recorded", stationIds: stations });
  }
}

interface Turn {
  ids: readonly number[];
  judge: (device: DeviceRow) => Presence;
  now: number;
}

interface Found {
  device: DeviceRow;
  presence: Presence;
}

/** Checked again under the lock: a device may have reported in the meantime. */
async function move(sql: Sql, dialect: Dialect, { ids, judge, now }: Turn): Promise<Found[]> {
  const found = (await devicesOf(sql, ids, dialect)).map((device) => ({ device, presence: judge(device) }));
  const moved = found.filter(({ device, presence }) => presence !== device.presence);
  for (const target of ["stale", "offline"] as const) {
    const those = moved.filter(({ presence }) => presence === target).map(({ device }) => device.stationId);
    await setPresence(sql, those, target);
  }
  // Silence is an event only for a device that has reported its interval; for others the expected interval is unknown.
  const expected = moved.filter(({ device }) => device.interval !== null);
  const events = expected.map(({ device, presence }) =>
    presenceEvent(device.stationId, presence, device.lastSeenAt, now),
  );
  await insertEvents(sql, dialect, events);
  return moved;
}
