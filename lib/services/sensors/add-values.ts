import {
  endPending,
  insertPending,
  openPending,
  type PendingRow,
  updatePending,
} from "../../db/queries/devices/pending";
import { add } from "../../weather/statistics/together";
import { MINUTE_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { authoriseDevice, touchLastSeen } from "../devices";

/** Which messages belong together: those of a calendar minute, or those after the first for `ms`. */
export type Together = { kind: "minute" } | { kind: "after first"; ms: number };

interface Part {
  stationId: number;
  subscriptionId: number;
  device: string;
  /** When its values were measured, epoch ms. */
  time: number;
  fields: Readonly<Record<string, number>>;
  together: Together;
}

/** How long messages of a minute may be late. */
const LATE_MS = 2000;
/** Messages of a minute that is over, as after an outage, come in a quick series. */
const QUIET_MS = 10_000;
/** A device whose clock stands still must not keep a reading open permanently. */
const LONGEST_MS = 2 * MINUTE_MS;

/**
 * Adds the values of a message to those that it belongs together with. They are on disk when this resolves, and become
 * a reading when their time is over. Returns when that will be, epoch ms. Authorised: the station's device.
 * @throws AppError unauthenticated or forbidden
 */
export async function addValues(ctx: Context, input: Part): Promise<number> {
  authoriseDevice(ctx, { stationId: input.stationId, permission: "SensorData.add" });
  const { database } = ctx;
  const now = ctx.now();
  const closesAt = await database.transaction(async (sql) => {
    const open = await openPending(sql, database.dialect, input);
    const own = open.find((row) => belongs(row, input, now));
    const others = open.filter((row) => row !== own && row.closesAt > now && row.since < input.time);
    await endPending(
      sql,
      others.map(({ id }) => id),
      now,
    );
    const row = own ?? opened(input, now);
    const after = {
      ...row,
      time: Math.max(row.time, input.time),
      closesAt: closing(row, input, now),
      tallies: add(row.tallies, input.fields),
    };
    await (own ? updatePending(sql, { ...after, id: own.id }) : insertPending(sql, after));
    return others.length > 0 ? now : after.closesAt;
  });
  void touchLastSeen(ctx, { stationIds: [input.stationId] });
  return closesAt;
}

function belongs(row: PendingRow, { time, together }: Part, now: number): boolean {
  if (row.closesAt <= now) return false;
  return together.kind === "minute" ? row.since === minuteOf(time) : true;
}

function opened({ subscriptionId, device, time, together }: Part, now: number): Omit<PendingRow, "id"> {
  const since = together.kind === "minute" ? minuteOf(time) : time;
  return { subscriptionId, device, since, time, openedAt: now, closesAt: now, tallies: {} };
}

function closing({ since, openedAt }: Pick<PendingRow, "since" | "openedAt">, { together }: Part, now: number): number {
  if (together.kind === "after first") return openedAt + together.ms;
  const over = Math.max(since + MINUTE_MS + LATE_MS, now + QUIET_MS);
  return Math.min(over, openedAt + LONGEST_MS);
}

function minuteOf(time: number): number {
  return Math.floor(time / MINUTE_MS) * MINUTE_MS;
}
