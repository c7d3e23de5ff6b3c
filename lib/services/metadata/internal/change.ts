import { lockStations } from "../../../db/queries/stations/stations";
import { markAllDirty } from "../../../db/queries/statistics/dirty";
import type { Sql } from "../../../db/sql";
import { emit } from "../../../live/bus";
import { hourStart } from "../../../weather/time/days";
import type { Context } from "../../context";
import { notFound } from "../../guard";
import { refreshLatest } from "../../readings";

/**
 * Changes the metadata that the interpretation of a station's readings depends on, in one transaction with the
 * consequences: its latest values, and the marks on its hours from `since` on (epoch ms; all hours when undefined).
 * @param change returns whether anything changed
 * @throws AppError not_found when there is no such station
 */
export async function changeMetadata(
  ctx: Context,
  { stationId, since }: { stationId: number; since?: number },
  change: (sql: Sql) => Promise<boolean>,
): Promise<void> {
  const { dialect } = ctx.database;
  await ctx.database.transaction(async (sql) => {
    const [station] = await lockStations(sql, dialect, [stationId]);
    if (!station) throw notFound();
    if (!(await change(sql))) return;
    // Rain at the very beginning of an hour belongs to the hour before.
    await markAllDirty(sql, dialect, stationId, since === undefined ? undefined : hourStart(since - 1));
    if (station.timestamp !== null) await refreshLatest(sql, stationId, ctx.now());
  });
  await emit(ctx, { type: "readings.changed", stationIds: [stationId] });
}
