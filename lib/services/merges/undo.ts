import { modelNamed } from "../../db/models";
import { insertLogEntries } from "../../db/queries/log/log";
import { endMerge, keepRows, laterRepeats, lockMerge, type MergeRow, mergeOf } from "../../db/queries/merges";
import { withIds } from "../../db/queries/records/pages";
import { insertCellsOf } from "../../db/queries/records/tables";
import { type StationRow, stationById, stationRows } from "../../db/queries/stations/stations";
import { userById } from "../../db/queries/users/logins";
import type { Sql } from "../../db/sql";
import { AppError } from "../../errors";
import { emit } from "../../live/bus";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise, knownId } from "../guard";
import { refreshLatest } from "../readings";
import { titleOf } from "./internal/obstacles";
import { OWN_ROWS } from "./internal/records";
import { giveBackSome } from "./internal/undo-step";

/** The message for a merge that was already undone. */
export const UNDONE_ALREADY = "This merge was undone already.";

/** The outcome of an undo. */
export interface Undone {
  stationId: number;
  intoId: number;
  readings: number;
}

/**
 * Undoes a merge: the station returns with its id and everything that moved with it, in its current state. What the
 * other one has received since, or had before, stays there. It runs in steps like the merge; an interrupted one
 * continues when called again.
 * @param id the merge's id, which the log has
 * @throws AppError unauthenticated, forbidden, not_found, or conflict when that is no longer possible
 */
export async function undoMerge(ctx: Context, { id }: { id: number }): Promise<Undone> {
  authorise(ctx, "Station", "add");
  authorise(ctx, "Station", "change");
  authorise(ctx, "SensorData", "change");
  const known = knownId(id);
  const { database } = ctx;
  const { stationId, intoId } = await database.transaction((sql) => begin(ctx, sql, known));
  await emit(ctx, { type: "stations.changed" });
  let readings = 0;
  for (let isOver = false; !isOver; ) {
    const done = await database.transaction(async (sql) => {
      const merge = await locked(ctx, sql, known);
      const step = await giveBackSome(sql, database.dialect, merge);
      if (step.readings > 0 || step.isOver) {
        for (const one of [stationId, intoId]) await refreshLatest(sql, one, ctx.now());
      }
      if (step.isOver) await endMerge(sql, known, ctx.now());
      return step;
    });
    readings += done.readings;
    isOver = done.isOver;
    await emit(ctx, { type: "readings.changed", stationIds: [stationId, intoId] });
  }
  return { stationId, intoId, readings };
}

/** The merge with both of its stations locked. */
async function locked(ctx: Context, sql: Sql, id: number): Promise<MergeRow> {
  const merge = await lockMerge(sql, ctx.database.dialect, id);
  if (!merge) throw new AppError("not_found", "This merge is no longer known.");
  if (merge.undoneAt !== null) throw new AppError("conflict", UNDONE_ALREADY);
  return merge;
}

/** Restores the station itself, with a log entry for both. */
async function begin(ctx: Context, sql: Sql, id: number): Promise<MergeRow> {
  const merge = await locked(ctx, sql, id);
  const { stationId, intoId, rows } = merge;
  const stations = await stationRows(sql, [withIds([stationId, intoId])], ctx.database.dialect);
  const target = stations.find((station) => station.id === intoId);
  if (!target) throw await goneSince(sql, intoId);
  const later = await laterRepeats(sql, merge);
  if (later) {
    const message = `Station ${later.stationId} was merged into ${titleOf(target)} later, and repeats some of what is there: undo that merge first.`;
    throw new AppError("conflict", message);
  }
  if (rows) await bringBack(sql, merge);
  const station = await stationById(sql, stationId);
  if (!station) throw await goneSince(sql, stationId);
  await insertLogEntries(sql, [
    logEntry(ctx, {
      action: "undo merge",
      model: "Station",
      objectId: stationId,
      objectLabel: station.name,
      changes: { into: [titleOf(target), null], merge: [id, null] },
    }),
    entryOfTarget(ctx, target, station),
  ]);
  return merge;
}

function entryOfTarget(ctx: Context, target: StationRow, station: StationRow) {
  const changes = { merged: [titleOf(station), null] as [string, null] };
  return logEntry(ctx, { action: "change", model: "Station", objectId: target.id, objectLabel: target.name, changes });
}

async function goneSince(sql: Sql, stationId: number): Promise<AppError> {
  const later = await mergeOf(sql, stationId);
  const message = later
    ? `Station ${stationId} was merged into station ${later.intoId} since: undo that merge first.`
    : `Station ${stationId} is no longer there.`;
  return new AppError("conflict", message);
}

async function bringBack(sql: Sql, { id, stationId, rows }: MergeRow): Promise<void> {
  const existing = await stationById(sql, stationId);
  if (existing) throw new AppError("conflict", `There is a station ${stationId} already.`);
  for (const model of ["Station", ...OWN_ROWS]) {
    const own = rows?.[model] ?? [];
    // A user who was deleted in the meantime is no longer the owner.
    const valid = await Promise.all(own.map(async (row) => ({ ...row, ...(await withoutOwner(sql, row.ownerId)) })));
    await insertCellsOf(sql, modelNamed(model), valid);
  }
  await keepRows(sql, id, null);
}

async function withoutOwner(sql: Sql, ownerId: unknown): Promise<{ ownerId?: null }> {
  return typeof ownerId !== "number" || (await userById(sql, ownerId)) ? {} : { ownerId: null };
}
