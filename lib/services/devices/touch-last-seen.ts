import type { Database } from "../../db/client";
import { emit } from "../../live/bus";
import { log } from "../../log";
import { processSingleton } from "../../process-singleton";
import type { Context } from "../context";
import { markOnline } from "./internal/mark-online";

/** A device that is heard of again and again is written down this often. */
const EVERY_MS = 10_000;
const BATCH_SIZE = 500;
/** Stations that are remembered: of more, some are written down more often. */
const MOST = 10_000;

interface Noting {
  /** When each station's device was last written down, epoch ms, the oldest first. */
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
 * Notes that the devices of these stations were heard of just now: who was thought absent is online at once. For
 * whoever has made sure of the device. Resolves once it is stored and never rejects: nobody need wait for it.
 */
export function touchLastSeen(ctx: Context, { stationIds }: { stationIds: readonly number[] }): Promise<void> {
  const now = ctx.now();
  const noting = notingOf(ctx.database);
  const { notedAt, waiting } = noting;
  for (const id of stationIds) {
    // Of a clock that was set back too.
    if (Math.abs(now - (notedAt.get(id) ?? Number.NEGATIVE_INFINITY)) < EVERY_MS) continue;
    notedAt.delete(id);
    notedAt.set(id, now);
    waiting.add(id);
  }
  for (const id of notedAt.keys()) {
    if (notedAt.size <= MOST) break;
    notedAt.delete(id);
  }
  if (waiting.size > 0) noting.writing ??= write(ctx, noting);
  return noting.writing ?? Promise.resolve();
}

/** Has the next word of these devices written down, however soon it comes: they were found absent. */
export function forgetLastSeen(database: Database, stationIds: readonly number[]): void {
  const { notedAt } = notingOf(database);
  for (const id of stationIds) notedAt.delete(id);
}

/** A transaction at a time, for all who were heard of meanwhile. */
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
      log.warn({ err: error, stations: ids.length }, "that devices were heard of could not be noted");
    }
  }
  noting.writing = undefined;
}
