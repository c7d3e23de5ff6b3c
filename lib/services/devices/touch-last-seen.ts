import type { Database } from "../../db/client";
import { emit } from "../../live/bus";
import { log } from "../../log";
import { processSingleton } from "../../process-singleton";
import type { Context } from "../context";
import { markOnline } from "./internal/mark-online";

/** How often a device that reports constantly is written. */
const EVERY_MS = 10_000;
const BATCH_SIZE = 500;
/** Stations that are remembered; beyond this, some are written more often. */
const MAX_STATIONS = 10_000;

interface Noting {
  /** When each station's device was last written, epoch ms, oldest first. */
  notedAt: Map<number, number>;
  waiting: Set<number>;
  writing: Promise<void> | undefined;
}

const notings = () => processSingleton("devices-seen", () => new WeakMap<Database, Noting>());

function notingOf(database: Database): Noting {
  const noting = notings().get(database) ?? { notedAt: new Map(), waiting: new Set(), writing: undefined };
  notings().set(database, noting);
  return noting;
}

/**
 * Records that the devices of these stations were heard just now; one that was considered absent is online at once. The
 * caller has authenticated the device. Resolves once stored and never rejects, so callers need not await it.
 */
export function touchLastSeen(ctx: Context, { stationIds }: { stationIds: readonly number[] }): Promise<void> {
  const now = ctx.now();
  const noting = notingOf(ctx.database);
  const { notedAt, waiting } = noting;
  for (const id of stationIds) {
    // The absolute difference covers a clock that was set back.
    if (Math.abs(now - (notedAt.get(id) ?? Number.NEGATIVE_INFINITY)) < EVERY_MS) continue;
    notedAt.delete(id);
    notedAt.set(id, now);
    waiting.add(id);
  }
  for (const id of notedAt.keys()) {
    if (notedAt.size <= MAX_STATIONS) break;
    notedAt.delete(id);
  }
  if (waiting.size > 0) noting.writing ??= write(ctx, noting);
  return noting.writing ?? Promise.resolve();
}

/** Makes the next message of these devices be written immediately, as they were found absent. */
export function forgetLastSeen(database: Database, stationIds: readonly number[]): void {
  const { notedAt } = notingOf(database);
  for (const id of stationIds) notedAt.delete(id);
}

/** One transaction at a time, for all devices heard in the meantime. */
async function write(ctx: Context, noting: Noting): Promise<void> {
  const { database, now } = ctx;
  while (noting.waiting.size > 0) {
    const ids = [...noting.waiting].slice(0, BATCH_SIZE);
    for (const id of ids) noting.waiting.delete(id);
    try {
      const come = await database.transaction((sql) => markOnline(sql, database.dialect, ids, now()));
      await emit(ctx, { type: "devices.changed", stationIds: come });
      await emit(ctx, { type: "deviceEvents.recorded", stationIds: come });
    } catch (error) {
      forgetLastSeen(database, ids);
      log.warn({ err: error, stations: ids.length }, "could not store when devices were last seen");
    }
  }
  noting.writing = undefined;
}
