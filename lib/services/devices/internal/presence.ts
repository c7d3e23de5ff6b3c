import type { Presence } from "../../../contract/device/status";
import type { DeviceRow } from "../../../db/queries/devices/devices";
import { isFuture } from "../../../weather/time/clock";

/** The shortest silence, ms, that counts: a device with a short interval is not stale after one lost packet. */
export const STALE_MS = 60_000;
export const OFFLINE_MS = 15 * 60_000;
/** The number of missing readings. */
const STALE_READINGS = 3;
const OFFLINE_READINGS = 10;

const RANK: Record<Presence, number> = { online: 0, stale: 1, offline: 2 };

interface Moment {
  /** Epoch ms. */
  now: number;
  /** When this server began to listen, epoch ms: it could not hear any device before. */
  startedAt: number;
}

/**
 * A device's presence by its silence, counted from when it was last heard, or from the server's start if that was later
 * or the device was last heard by a clock that was ahead. A device that has said goodbye is offline. Silence never
 * improves presence: only being heard does, which also revokes a goodbye (db/queries/devices/devices.ts, markHeard).
 */
export function presenceOf(
  { presence, said, lastSeenAt, interval }: Pick<DeviceRow, "presence" | "said" | "lastSeenAt" | "interval">,
  { now, startedAt }: Moment,
): Presence {
  if (said === "offline") return "offline";
  const heardAt = isFuture(lastSeenAt, now) ? startedAt : Math.max(lastSeenAt, startedAt);
  const found = bySilence(now - heardAt, (interval ?? 0) * 1000);
  return RANK[found] > RANK[presence] ? found : presence;
}

function bySilence(silence: number, interval: number): Presence {
  if (silence > Math.max(OFFLINE_READINGS * interval, OFFLINE_MS)) return "offline";
  return silence > Math.max(STALE_READINGS * interval, STALE_MS) ? "stale" : "online";
}
