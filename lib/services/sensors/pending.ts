import { isReadingField } from "../../contract/device/subscription";
import type { Database } from "../../db/client";
import { claimPending, nextPending, type PendingRow, removePending } from "../../db/queries/devices/pending";
import { stationsOfSubscriptions } from "../../db/queries/devices/subscriptions";
import { roundHalfUp } from "../../weather/rounding";
import { reduce } from "../../weather/statistics/together";
import { type Context, systemContext } from "../context";
import { authorise } from "../guard";
import { record } from "../readings";

const BATCH_SIZE = 500;
/** After this long the process that claimed a reading was killed. Recorded twice, it is a repeat. */
const LOST_MS = 60_000;

/**
 * Records the pending readings whose time is over. Returns when the next one's is, epoch ms; undefined if there is none.
 * @throws AppError unauthenticated or forbidden
 */
export async function recordDue(ctx: Context): Promise<number | undefined> {
  authorise(ctx, "SensorData", "add");
  await recordPending(ctx.database, { now: ctx.now() });
  return nextPending(ctx.database.read);
}

/**
 * Whether values wait to become readings.
 * @throws AppError unauthenticated or forbidden
 */
export async function hasPending(ctx: Context): Promise<boolean> {
  authorise(ctx, "SensorData", "view");
  return (await nextPending(ctx.database.read)) !== undefined;
}

/** Of all subscriptions those that are due, or all of one. */
export async function recordPending(
  database: Database,
  { now, subscriptionId }: { now: number; subscriptionId?: number },
): Promise<void> {
  const ctx: Context = { ...systemContext("mqtt"), database, now: () => now };
  const claim = {
    now,
    lost: now - LOST_MS,
    most: BATCH_SIZE,
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
  };
  for (;;) {
    const rows = await database.transaction((sql) => claimPending(sql, database.dialect, claim));
    if (rows.length === 0) return;
    const stations = await stationsOfSubscriptions(
      database.read,
      rows.map((row) => row.subscriptionId),
    );
    const readings = rows.map((row) => ({ station: stations.get(row.subscriptionId), ...readingOf(row) }));
    await record(ctx, readings);
    await database.transaction((sql) =>
      removePending(
        sql,
        rows.map(({ id }) => id),
      ),
    );
  }
}

function readingOf({ time, tallies }: PendingRow): Record<string, unknown> {
  return { time: new Date(time).toISOString(), ...readingFields(reduce(tallies)) };
}

/** The fields of a reading by name, with channels under `extra`. */
export function readingFields(fields: Readonly<Record<string, number>>): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => [name, roundHalfUp(value, 6)] as const);
  const own = Object.fromEntries(entries.filter(([name]) => isReadingField(name)));
  const extra = Object.fromEntries(entries.filter(([name]) => !isReadingField(name)));
  return Object.keys(extra).length > 0 ? { ...own, extra } : own;
}
