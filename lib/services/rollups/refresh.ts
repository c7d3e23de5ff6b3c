import { setImmediate } from "node:timers/promises";
import type { Sql } from "../../db/sql";
import { clearDirty, type DirtyHours, dirtyHours } from "../../db/statements/dirty";
import { type RollupRow, replaceRollups } from "../../db/statements/rollups";
import { lockTimeZones } from "../../db/statements/stations";
import type { Dialect } from "../../db/url";
import type { Context } from "../context";
import { announceRollups } from "./announce";
import { summariseDays } from "./days";
import { summariseHours } from "./hours";

/** Dirty hours and stations a transaction: a commit costs more than either; too many would keep writers waiting. */
const HOURS_AT_ONCE = 400;
const STATIONS_AT_ONCE = 20;
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
    for (const group of groupsOf(dirty)) {
      if (signal?.aborted) return done;
      await ctx.database.transaction((sql) => refreshGroup(sql, ctx.database.dialect, group));
      done += group.reduce((sum, { hours }) => sum + hours.length, 0);
      onProgress?.(done);
      await announceRollups(
        ctx,
        group.map(({ stationId }) => stationId),
      );
      // SQLite answers without waiting: what arrives meanwhile would wait for all groups.
      await setImmediate();
    }
  }
}

/** What one transaction does: a part of a station with many hours, or several stations with few. */
function groupsOf(dirty: readonly DirtyHours[]): DirtyHours[][] {
  const groups: DirtyHours[][] = [];
  let room = 0;
  for (const { stationId, hours } of dirty) {
    for (let i = 0; i < hours.length; i += HOURS_AT_ONCE) {
      const part = { stationId, hours: hours.slice(i, i + HOURS_AT_ONCE) };
      const group = groups.at(-1);
      if (group && group.length < STATIONS_AT_ONCE && part.hours.length <= room) group.push(part);
      else {
        groups.push([part]);
        room = HOURS_AT_ONCE;
      }
      room -= part.hours.length;
    }
  }
  return groups;
}

/** Locks the stations first, as recording does: two who took their locks in different orders could wait for each other. */
async function refreshGroup(sql: Sql, dialect: Dialect, group: readonly DirtyHours[]): Promise<void> {
  const ids = group.map(({ stationId }) => stationId);
  const stations = await lockTimeZones(sql, dialect, ids);
  for (const { stationId, hours } of group) {
    if ((await clearDirty(sql, stationId, hours)) === 0) continue;
    const timeZone = stations.get(stationId);
    if (timeZone !== undefined) await refreshHours(sql, stationId, timeZone, hours);
  }
}

async function refreshHours(sql: Sql, stationId: number, timeZone: string, hours: readonly number[]): Promise<void> {
  const hourRows: RollupRow[] = await summariseHours(sql, stationId, hours);
  await replaceRollups(sql, stationId, { table: "HourRollup", times: hours }, hourRows);
  const { days, rows } = await summariseDays(sql, stationId, timeZone, hours);
  await replaceRollups(sql, stationId, { table: "DayRollup", days }, rows);
}
