import { z } from "zod";
import type { StationSummary } from "../../contract/station/station";
import { lineSchema } from "../../contract/text";
import { insertLogEntry } from "../../db/queries/log/log";
import { forgetMerges } from "../../db/queries/merges";
import { removeHistoryBefore, timeAfterOldest } from "../../db/queries/stations/removal";
import { deleteStation, stationById } from "../../db/queries/stations/stations";
import type { Sql } from "../../db/sql";
import { AppError } from "../../errors";
import { emit } from "../../live/bus";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, knownId } from "../guard";
import { parse } from "../parse";
import { detailsOf, summaryOf } from "./internal/summary";

const inputSchema = z.object({ reason: lineSchema().max(500).default("") });

/**
 * Readings, or values of periods, per transaction: a larger one would keep every other writer waiting and, on SQLite,
 * which deletes them in one blocking statement, every request.
 */
const STEP = 2_000;

/**
 * Deletes a station permanently, with its readings, statistics and keys. A long history is removed first, in steps from
 * its oldest end, so that an interrupted removal leaves a station with a shorter, otherwise complete history.
 * @param options.check called with the locked station before the removal; may throw
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function removeStation(
  ctx: Context,
  { id, ...input }: z.input<typeof inputSchema> & { id: number },
  { check }: Checked<StationSummary> = {},
): Promise<void> {
  authorise(ctx, "Station", "delete");
  const asked = { id: knownId(id), ...parse(inputSchema, input) };
  let isRemoved = await ctx.database.transaction((sql) => removeStep(ctx, sql, asked, check));
  while (!isRemoved) isRemoved = await ctx.database.transaction((sql) => removeStep(ctx, sql, asked));
  await emit(ctx, { type: "stations.changed" });
}

/** Removes the oldest part of a long history, or the station. Returns whether the station was removed. */
async function removeStep(
  ctx: Context,
  sql: Sql,
  { id, reason }: z.output<typeof inputSchema> & { id: number },
  check?: (current: StationSummary) => void,
): Promise<boolean> {
  const row = await stationById(sql, id, ctx.database.dialect);
  if (!row) throw new AppError("not_found", `There is no station ${id}.`);
  const station = summaryOf(row);
  check?.(station);
  const before = await timeAfterOldest(sql, id, STEP);
  if (before !== undefined) {
    await removeHistoryBefore(sql, id, before);
    return false;
  }
  if (!(await forgetMerges(sql, id, STEP))) return false;
  await deleteStation(sql, id);
  const changes = removed(detailsOf(station));
  await insertLogEntry(
    sql,
    logEntry(ctx, { action: "delete", model: "Station", objectId: id, objectLabel: station.name, changes, reason }),
  );
  return true;
}
