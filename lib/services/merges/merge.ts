import { z } from "zod";
import { lineSchema } from "../../contract/text";
import { modelNamed } from "../../db/models";
import { insertLogEntries } from "../../db/queries/log/log";
import {
  begunMerges,
  deleteStations,
  insertMergedRecords,
  insertMerges,
  keepRows,
  stationsWith,
} from "../../db/queries/merges";
import { withIds } from "../../db/queries/records/pages";
import { type Cells, selectRows, setColumn } from "../../db/queries/records/tables";
import { type StationRow, stationById, stationRows } from "../../db/queries/stations/stations";
import type { Sql } from "../../db/sql";
import { AppError } from "../../errors";
import { emit } from "../../live/bus";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { refreshLatest } from "../readings";
import { requireNoObstacles, titleOf } from "./internal/obstacles";
import { OWN_ROWS, RECORDS } from "./internal/records";
import { moveSome, type Progress, progressOf, type Stayed } from "./internal/step";

/** More stations than anybody creates by mistake. */
export const MAX_MERGED = 20_000;
/**
 * Stations that are processed and locked together: thousands with one reading each take some dozens of transactions.
 */
const TOGETHER = 100;
/** The number that the log of the remaining station lists. */
const NAMED = 10;

const id = z.int().positive();
export const mergeSchema = z.object({
  /** The station that remains. */
  into: id,
  stations: z.array(id).min(1).max(MAX_MERGED),
  reason: lineSchema().max(500).default(""),
});

/** The outcome of a merge. */
export interface Merged {
  /** Stations that were removed. */
  stations: number;
  readings: number;
  repeats: number;
  /** Stations that remain because of what they could not give away. */
  stayed: (Stayed & { id: number; name: string })[];
}

export interface MergeOptions {
  /** Stops between two transactions; the merge may be repeated afterwards. */
  signal?: AbortSignal;
  onProgress?: (stations: number) => void;
}

/**
 * Merges stations into another one, which keeps its own attributes and receives their readings unchanged, values of
 * periods, suspect values, keys, events and commands. What it already has identically is dropped; where it has
 * something else at the same time, that stays with its station, as nothing may be lost. It runs in many transactions,
 * each of which leaves a reading in exactly one station. The statistics are rebuilt in the background. `undoMerge`
 * reverses it.
 * @throws AppError unauthenticated, forbidden, invalid, not_found, or conflict when a reading would show other values
 */
export async function mergeStations(
  ctx: Context,
  input: z.input<typeof mergeSchema>,
  { signal, onProgress }: MergeOptions = {},
): Promise<Merged> {
  authoriseMerge(ctx);
  const { into, stations, reason } = parse(mergeSchema, input);
  const ids = [...new Set(stations)].filter((station) => station !== into);
  if (ids.length === 0) throw invalid("Choose at least one station besides the one that remains.");
  await precheck(ctx, into, ids);
  const merged: Merged = { stations: 0, readings: 0, repeats: 0, stayed: [] };
  for (let i = 0; i < ids.length && !signal?.aborted; i += TOGETHER) {
    await mergeGroup(ctx, { into, reason, signal }, ids.slice(i, i + TOGETHER), merged);
    onProgress?.(Math.min(ids.length, i + TOGETHER));
  }
  return merged;
}

/** @throws AppError unauthenticated or forbidden */
export function authoriseMerge(ctx: Context): void {
  authorise(ctx, "Station", "change");
  authorise(ctx, "Station", "delete");
  authorise(ctx, "SensorData", "change");
}

/** Refuses a merge that cannot be completed before anything moves, as far as it can be known. */
async function precheck(ctx: Context, into: number, ids: readonly number[]): Promise<void> {
  const { read } = ctx.database;
  const target = await stationById(read, into);
  if (!target) throw new AppError("not_found", `There is no station ${into}.`);
  for (let i = 0; i < ids.length; i += TOGETHER) {
    const slice = ids.slice(i, i + TOGETHER);
    const rows = await stationRows(read, [withIds(slice)]);
    const gone = slice.find((one) => !rows.some((row) => row.id === one));
    if (gone !== undefined) throw new AppError("not_found", `There is no station ${gone}.`);
    await requireNoObstacles(read, target, rows);
  }
}

interface Asked {
  into: number;
  reason: string;
  signal: AbortSignal | undefined;
}

async function mergeGroup(ctx: Context, asked: Asked, ids: readonly number[], merged: Merged): Promise<void> {
  let rest: readonly number[] = ids;
  while (rest.length > 0 && !asked.signal?.aborted) {
    let progress = progressOf(rest);
    for (let isOver = false; !isOver && !asked.signal?.aborted; ) {
      const before = progress;
      const done = await ctx.database.transaction(async (sql) => step(ctx, sql, asked, structuredClone(before)));
      progress = done.progress;
      isOver = done.isOver;
      rest = done.again;
      merged.stations += done.gone;
      merged.stayed.push(...done.stayed);
      if (done.gone > 0) await emit(ctx, { type: "stations.changed" });
      await emit(ctx, {
        type: "readings.changed",
        stationIds: [asked.into, ...done.stayed.map((station) => station.id)],
      });
    }
    merged.readings += progress.moved;
    merged.repeats += progress.repeats;
    if (asked.signal?.aborted) return;
  }
}

/** One transaction. It gets its own copy of the progress, as it may be retried after a deadlock. */
async function step(ctx: Context, sql: Sql, { into, reason }: Asked, progress: Progress) {
  const { dialect } = ctx.database;
  const rows = await stationRows(sql, [withIds([into, ...progress.ids])], dialect);
  const target = rows.find((row) => row.id === into);
  if (!target) throw new AppError("not_found", `There is no station ${into}.`);
  const stations = rows.filter((row) => row.id !== into);
  await requireNoObstacles(sql, target, stations);
  const merges = await begin(ctx, sql, { target, stations, reason });
  const { moved } = progress;
  const work = { sql, dialect, into, mergeId: (station: number) => merges.get(station) ?? 0 };
  const isOver = await moveSome(work, progress);
  if (progress.moved > moved) await refreshLatest(sql, into, ctx.now());
  if (!isOver) return { progress, isOver, gone: 0, again: [], stayed: [] };
  const { gone, again, stayed } = await finish(ctx, sql, { target, stations, merges, progress });
  const count = progress.moved + progress.repeats;
  if (gone.length > 0 || count > 0) await insertLogEntries(sql, [entryOfTarget(ctx, target, gone, count, reason)]);
  return { progress, isOver, gone: gone.length, again, stayed };
}

interface Begun {
  target: StationRow;
  stations: readonly StationRow[];
  reason: string;
}

/** Inserts the new merges, each with its log entry; interrupted ones continue. Returns their ids by station. */
async function begin(ctx: Context, sql: Sql, { target, stations, reason }: Begun): Promise<Map<number, number>> {
  const ids = stations.map((station) => station.id);
  if (ids.length === 0) return new Map();
  const begun = await begunMerges(sql, target.id, ids);
  const fresh = stations.filter((station) => !begun.has(station.id));
  if (fresh.length === 0) return begun;
  await insertMerges(
    sql,
    target.id,
    fresh.map((station) => station.id),
    ctx.now(),
  );
  const merges = await begunMerges(sql, target.id, ids);
  await insertLogEntries(
    sql,
    fresh.map((station) =>
      logEntry(ctx, {
        action: "merge",
        model: "Station",
        objectId: station.id,
        objectLabel: station.name,
        changes: { into: [null, titleOf(target)], merge: [null, merges.get(station.id) ?? null] },
        reason,
      }),
    ),
  );
  return merges;
}

interface Finished {
  target: StationRow;
  stations: readonly StationRow[];
  merges: ReadonlyMap<number, number>;
  progress: Progress;
}

/** Removes the emptied stations. Whatever arrived at one in the meantime is moved in another pass. */
async function finish(ctx: Context, sql: Sql, { target, stations, merges, progress }: Finished) {
  const stays = stations.filter((station) => progress.stayed.has(station.id));
  const empty = stations.filter((station) => !progress.stayed.has(station.id));
  const again = new Set<number>();
  for (const table of ["SensorData", ...RECORDS.map(({ model }) => model)]) {
    for (const one of await stationsWith(
      sql,
      table,
      empty.map((station) => station.id),
    ))
      again.add(one);
  }
  const gone = empty.filter((station) => !again.has(station.id));
  await giveDevice(sql, target.id, gone, merges);
  await takeAway(sql, gone, merges);
  for (const station of stays) await refreshLatest(sql, station.id, ctx.now());
  const stayed = stays.map(({ id: one, name }) => ({ id: one, name, ...(progress.stayed.get(one) ?? NOTHING) }));
  return { gone, again: [...again], stayed };
}

const NOTHING: Stayed = { readings: 0, records: 0 };

/** Moves the device's status, if the other station has none. */
async function giveDevice(sql: Sql, into: number, gone: readonly StationRow[], merges: ReadonlyMap<number, number>) {
  const ids = gone.map((station) => station.id);
  const having = await stationsWith(sql, "Device", [into, ...ids]);
  const first = ids.find((one) => having.has(one));
  if (first === undefined || having.has(into)) return;
  await setColumn(sql, "Device", { column: "stationId", from: first, to: into });
  await insertMergedRecords(sql, [
    { mergeId: merges.get(first) ?? 0, model: "Device", recordId: first, dropped: null },
  ]);
}

async function takeAway(sql: Sql, gone: readonly StationRow[], merges: ReadonlyMap<number, number>): Promise<void> {
  const ids = gone.map((station) => station.id);
  if (ids.length === 0) return;
  const tables: [string, Cells[]][] = [["Station", await selectRows(sql, modelNamed("Station"), { id: ids })]];
  for (const model of OWN_ROWS) tables.push([model, await selectRows(sql, modelNamed(model), { stationId: ids })]);
  for (const one of ids) {
    const own = tables.map(
      ([model, rows]) => [model, rows.filter((row) => (row.stationId ?? row.id) === one)] as const,
    );
    await keepRows(sql, merges.get(one) ?? 0, Object.fromEntries(own));
  }
  await deleteStations(sql, ids);
}

function entryOfTarget(
  ctx: Context,
  target: StationRow,
  gone: readonly StationRow[],
  readings: number,
  reason: string,
) {
  const names = gone.slice(0, NAMED).map(titleOf).join(", ");
  const more = gone.length > NAMED ? ` and ${gone.length - NAMED} more` : "";
  const changes = {
    ...(gone.length > 0 ? { merged: [null, names + more] as [null, string] } : {}),
    readings: [null, readings] as [null, number],
  };
  return logEntry(ctx, {
    action: "change",
    model: "Station",
    objectId: target.id,
    objectLabel: target.name,
    changes,
    reason,
  });
}

function invalid(message: string): AppError {
  return new AppError("invalid", "The input is not valid.", { stations: [message] });
}
