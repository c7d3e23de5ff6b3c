import { modelNamed } from "../../../db/models";
import { recordAt } from "../../../db/queries/records/records";
import { lockStations } from "../../../db/queries/stations/stations";
import { markPeriods } from "../../../db/queries/statistics/period-values";
import type { Sql } from "../../../db/sql";
import type { Context } from "../../context";
import { notFound } from "../../guard";
import type { Item, Key } from "../../records";

const model = modelNamed("PeriodValue");

/**
 * Changes a stored value, in one transaction with the mark on the day in which it counts. The station is locked first,
 * as recording does.
 * @throws AppError not_found
 */
export async function changingPeriodValue(
  ctx: Context,
  key: Key,
  change: (sql: Sql, before: Item) => Promise<void>,
): Promise<void> {
  const { dialect, read } = ctx.database;
  const stationId = Number((await recordAt(read, model, key))?.stationId);
  await ctx.database.transaction(async (sql) => {
    const [station] = Number.isNaN(stationId) ? [] : await lockStations(sql, dialect, [stationId]);
    const before = station && (await recordAt(sql, model, key, dialect));
    if (!before) throw notFound();
    await change(sql, before);
    await markPeriods(sql, dialect, [{ stationId, from: Number(before.from), to: Number(before.to) }]);
  });
}
