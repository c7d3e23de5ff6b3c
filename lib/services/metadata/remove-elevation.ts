import { modelNamed } from "../../db/models";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { type Item, type Key, removeLogged } from "../records";
import { changeMetadata } from "./internal/change";

const model = modelNamed("StationElevation");

/**
 * Takes back that a station had another elevation until some time: the one after it holds for that time too. What is derived from
 * it follows.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeEarlierElevation(
  ctx: Context,
  { key, reason }: { key: Key; reason: string },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "delete");
  await changeMetadata(ctx, { stationId: Number(key.stationId) }, async (sql) => {
    await removeLogged(sql, ctx, model, { key, check, reason });
    return true;
  });
}
