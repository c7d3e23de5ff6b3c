import { setImmediate } from "node:timers/promises";
import { outageOf } from "../../db/outage";
import { channelsOf } from "../../db/queries/channels/channels";
import { withIds } from "../../db/queries/records/pages";
import { metadataOf } from "../../db/queries/stations/metadata";
import { timeZonesOf } from "../../db/queries/stations/stations";
import { clearDirty, type DirtyHours, dirtyHours } from "../../db/queries/statistics/dirty";
import { hoursWith, replaceRollups } from "../../db/queries/statistics/rollups";
import type { Sql } from "../../db/sql";
import type { Dialect } from "../../db/url";
import { groupBy } from "../../group-by";
import { emit } from "../../live/bus";
import { log } from "../../log";
import { hoursReducedWith, mayNeedEarlier } from "../../weather/derived/earlierTemperature";
import { NO_METADATA } from "../../weather/derived/metadata";
import type { Context } from "../context";
import { rowsOf, withSeen } from "./internal/channels";
import { summariseDays } from "./internal/days";
import { type SummarisedStation, summariseHours } from "./internal/hours";

/** Dirty hours and stations per transaction: a commit costs more than either; too many would keep writers waiting. */
const HOUR_BATCH_SIZE = 400;
const STATION_BATCH_SIZE = 20;
const HOURS_A_TURN = 20_000;

export interface RefreshOptions {
  /** Called after each transaction with the hours done so far. */
  onProgress?: (hours: number) => void;
  /** Called for each station whose statistics fail; logged by default. */
  onFault?: (stationId: number, error: unknown) => void;
  signal?: AbortSignal;
}

/**
 * Rebuilds the statistics of all dirty hours, and of the station-local days that they touch, from the raw readings; of
 * one station only, if given. Late, repeated, corrected and deleted readings thus all come out right, and a crash loses
 * no mark. A station that fails keeps its marks and does not affect others. Returns the number of hours done.
 */
export async function refresh(
  ctx: Context,
  { stationId }: { stationId?: number } = {},
  { onProgress, onFault = logFault, signal }: RefreshOptions = {},
): Promise<number> {
  const failed = new Set<number>();
  let done = 0;
  for (;;) {
    const dirty = await dirtyHours(ctx.database.read, { limit: HOURS_A_TURN, stationId, except: failed });
    if (dirty.length === 0) return done;
    // When a group fails, each of its stations is retried alone, so that one does not block the others.
    const groups = groupsOf(dirty);
    for (let group = groups.shift(); group; group = groups.shift()) {
      if (signal?.aborted) return done;
      if (group.some((part) => failed.has(part.stationId))) continue;
      try {
        done += await refreshInTurn(ctx, group);
        onProgress?.(done);
      } catch (error) {
        if (outageOf(error)) throw error;
        const [first] = group;
        if (group.length > 1) groups.unshift(...group.map((part) => [part]));
        else if (first) {
          failed.add(first.stationId);
          onFault(first.stationId, error);
        }
      }
    }
  }
}

function logFault(stationId: number, error: unknown): void {
  log.error({ err: error, station: stationId }, "could not build the statistics of a station");
}

/** Returns the number of hours done. */
async function refreshInTurn(ctx: Context, group: readonly DirtyHours[]): Promise<number> {
  await ctx.database.transaction((sql) => refreshGroup(sql, ctx.database.dialect, group));
  await emit(ctx, { type: "rollups.refreshed", stationIds: group.map(({ stationId }) => stationId) });
  // SQLite blocks the event loop: without this, new requests would wait for all groups.
  await setImmediate();
  return group.reduce((sum, { hours }) => sum + hours.length, 0);
}

/** The unit of one transaction: a part of a station with many hours, or several stations with few. */
function groupsOf(dirty: readonly DirtyHours[]): DirtyHours[][] {
  const groups: DirtyHours[][] = [];
  let remaining = 0;
  for (const { stationId, hours } of dirty) {
    for (let i = 0; i < hours.length; i += HOUR_BATCH_SIZE) {
      const part = { stationId, hours: hours.slice(i, i + HOUR_BATCH_SIZE) };
      const group = groups.at(-1);
      if (group && group.length < STATION_BATCH_SIZE && part.hours.length <= remaining) group.push(part);
      else {
        groups.push([part]);
        remaining = HOUR_BATCH_SIZE;
      }
      remaining -= part.hours.length;
    }
  }
  return groups;
}

/** Locks the stations first, as recording does: taking locks in different orders could deadlock. */
async function refreshGroup(sql: Sql, dialect: Dialect, group: readonly DirtyHours[]): Promise<void> {
  const ids = group.map(({ stationId }) => stationId);
  const stations = await timeZonesOf(sql, [withIds(ids)], dialect);
  const metadata = await metadataOf(sql, ids);
  const channels = groupBy(await channelsOf(sql, ids), (channel) => channel.stationId);
  for (const { stationId, hours } of group) {
    if ((await clearDirty(sql, stationId, hours)) === 0) continue;
    const timeZone = stations.get(stationId);
    if (timeZone === undefined) continue;
    const station = {
      id: stationId,
      timeZone,
      metadata: metadata.get(stationId) ?? NO_METADATA,
      channels: channels.get(stationId) ?? [],
    };
    await refreshHours(sql, dialect, station, await withHoursReduced(sql, station, hours));
  }
}

/** These hours, and those whose pressures are reduced with their temperatures, so that writers need not mark them. */
async function withHoursReduced(
  sql: Sql,
  { id, metadata }: SummarisedStation,
  hours: readonly number[],
): Promise<readonly number[]> {
  if (!mayNeedEarlier(metadata)) return hours;
  const known = new Set(hours);
  const later = new Set(hours.flatMap(hoursReducedWith).filter((hour) => !known.has(hour)));
  // Hours without statistics yet have a mark of their own.
  const reduced = await hoursWith(sql, id, "pressure", [...later]);
  return [...hours, ...reduced].sort((a, b) => a - b);
}

async function refreshHours(
  sql: Sql,
  dialect: Dialect,
  before: SummarisedStation,
  hours: readonly number[],
): Promise<void> {
  const found = await summariseHours(sql, before, hours);
  const channels = await withSeen(sql, dialect, before, found.named);
  const station = { ...before, channels };
  const hourRows = [...found.rows, ...rowsOf(channels, found.named)];
  await replaceRollups(sql, station, { table: "HourRollup", times: hours }, hourRows);
  const { days, rows } = await summariseDays(sql, station, hours);
  await replaceRollups(sql, station, { table: "DayRollup", days }, rows);
}
