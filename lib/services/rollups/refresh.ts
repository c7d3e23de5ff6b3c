import type { Sql } from "../../db/sql";
import { clearDirty, dirtyHours } from "../../db/statements/dirty";
import { type RollupRow, replaceRollups } from "../../db/statements/rollups";
import { live } from "../../live/bus";
import type { Context } from "../context";
import { summariseDays } from "./days";
import { summariseHours } from "./hours";

/** Dirty hours a transaction: a few hundred make one quick; more would keep writers waiting. */
const HOURS_AT_ONCE = 400;
const HOURS_A_TURN = 20_000;

export interface RefreshInput {
  /** Only this station's. */
  stationId?: number;
  /** Called after each transaction with the hours done so far. */
  onProgress?: (hours: number) => void;
  signal?: AbortSignal;
}

/**
 * Makes the statistics of all dirty hours, and of the station-local days they touch, anew from the raw readings.
 * Late, repeated, corrected and deleted readings thus all come out right, and a crash on the way loses no mark.
 * Returns how many hours it did.
 */
export async function refresh(ctx: Context, { stationId, onProgress, signal }: RefreshInput = {}): Promise<number> {
  let done = 0;
  for (;;) {
    const dirty = await dirtyHours(ctx.database.read, HOURS_A_TURN, stationId);
    if (dirty.length === 0) return done;
    for (const { stationId: id, hours } of dirty) {
      for (let i = 0; i < hours.length; i += HOURS_AT_ONCE) {
        if (signal?.aborted) return done;
        const slice = hours.slice(i, i + HOURS_AT_ONCE);
        await ctx.database.transaction((sql) => refreshHours(sql, id, slice));
        done += slice.length;
        onProgress?.(done);
      }
      await announceRollups(ctx, id);
    }
  }
}

async function announceRollups({ database }: Context, stationId: number): Promise<void> {
  if (!live().hasListeners()) return;
  const station = await database.prisma.station.findUnique({
    where: { id: stationId },
    select: { isPublic: true, ownerId: true },
  });
  if (station) live().publish({ type: "rollups", stationId }, { stationId, ...station });
}

async function refreshHours(sql: Sql, stationId: number, hours: readonly number[]): Promise<void> {
  if ((await clearDirty(sql, stationId, hours)) === 0) return;
  const [station] = await sql.all<{ timeZone: string }>(`SELECT "timeZone" FROM "Station" WHERE "id" = ?`, [stationId]);
  if (!station) return;
  const hourRows: RollupRow[] = await summariseHours(sql, stationId, hours);
  await replaceRollups(sql, stationId, { table: "HourRollup", times: hours }, hourRows);
  const { days, rows } = await summariseDays(sql, stationId, station.timeZone, hours);
  await replaceRollups(sql, stationId, { table: "DayRollup", days }, rows);
}
