import { modelNamed } from "../../db/models";
import { markAllDirty } from "../../db/statements/dirty";
import { insertLogEntry } from "../../db/statements/log";
import { deleteRecord, recordAt } from "../../db/statements/records";
import { lockStations } from "../../db/statements/stations";
import { logEntry, removed } from "../audit";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { refreshLatest } from "../readings/latest";
import { type Check, type Key, logged, named } from "../records/item";
import { announce } from "./announce";

const model = modelNamed("StationElevation");

/**
 * Takes back that a station had another elevation until some time: the one after it holds for that time too. What is derived from
 * it follows.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeEarlierElevation(
  ctx: Context,
  key: Key,
  { check, reason }: { check: Check; reason: string },
): Promise<void> {
  authorise(ctx, model.name, "delete");
  const stationId = Number(key.stationId);
  const { dialect } = ctx.database;
  await ctx.database.transaction(async (sql) => {
    const [station] = await lockStations(sql, dialect, [stationId]);
    const before = station && (await recordAt(sql, model, key, dialect));
    if (!before) throw notFound();
    check(before);
    await deleteRecord(sql, model, key);
    await markAllDirty(sql, dialect, stationId);
    if (station.timestamp !== null) await refreshLatest(sql, stationId, ctx.now());
    const changes = removed(logged(before));
    await insertLogEntry(sql, logEntry(ctx, { action: "delete", ...named(model, before), changes, reason }));
  });
  await announce(ctx, [stationId]);
}
