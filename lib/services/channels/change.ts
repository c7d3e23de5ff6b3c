import type { z } from "zod";
import { channelChangeSchema } from "../../contract/station/channel";
import { modelNamed } from "../../db/models";
import { recordAt } from "../../db/queries/records/records";
import { markDirty } from "../../db/queries/statistics/dirty";
import { hoursOfChannel } from "../../db/queries/statistics/rollups";
import { emit } from "../../live/bus";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { type Item, updateLogged } from "../records";

const model = modelNamed("Channel");

/**
 * Changes what is said of a channel; absent fields stay, and its name is for the station to say. With another kind its
 * statistics are rebuilt in the background.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function changeChannel(
  ctx: Context,
  { id, ...input }: z.input<typeof channelChangeSchema> & { id: number },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "change");
  const key = { id: knownId(id) };
  const fields = omitUndefined(parse(channelChangeSchema, input));
  const { dialect } = ctx.database;
  await ctx.database.transaction(async (sql) => {
    const before = await recordAt(sql, model, key, dialect);
    if (!before) throw notFound();
    const stationId = Number(before.stationId);
    await updateLogged(sql, ctx, model, { key, fields, check });
    if (fields.kind === undefined || fields.kind === before.kind) return;
    // Without values: of an amount at the start of an hour, the hour before has it.
    const times = await hoursOfChannel(sql, stationId, id);
    await markDirty(
      sql,
      dialect,
      times.map((time) => ({ stationId, time })),
    );
  });
  await emit(ctx, { type: "stations.changed" });
}
