import { modelNamed } from "../../db/models";
import { recordAt } from "../../db/queries/records/records";
import { channelValuesOf, lockStations, setChannelValues } from "../../db/queries/stations/stations";
import { removeSeries } from "../../db/queries/statistics/rollups";
import { emit } from "../../live/bus";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { type Item, removeLogged } from "../records";

const model = modelNamed("Channel");

/** Rows of statistics per transaction: a longer one would keep other writers waiting. */
const STEP = 5_000;

/**
 * Removes a channel with its statistics; its values stay in the readings. It is made again when its name arrives again.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeChannel(
  ctx: Context,
  { id, reason }: { id: number; reason: string },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "delete");
  const key = { id: knownId(id) };
  const known = await recordAt(ctx.database.read, model, key);
  if (!known) throw notFound();
  const stationId = Number(known.stationId);
  await ctx.database.transaction(async (sql) => {
    // As recording does, so that no value of it arrives meanwhile.
    await lockStations(sql, ctx.database.dialect, [stationId]);
    await removeLogged(sql, ctx, model, { key, check, reason });
    const { [String(known.name)]: _, ...values } = (await channelValuesOf(sql, stationId)) ?? {};
    await setChannelValues(sql, new Map([[stationId, values]]));
  });
  for (const table of ["HourRollup", "DayRollup"] as const) {
    const step = () => ctx.database.transaction((sql) => removeSeries(sql, table, { stationId, channelId: id }, STEP));
    for (let removed = STEP; removed === STEP; ) removed = await step();
  }
  await emit(ctx, { type: "stations.changed" });
}
