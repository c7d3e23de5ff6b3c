import { modelNamed } from "../../db/models";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { type Item, type Key, removeLogged } from "../records";
import { changeMetadata } from "./internal/change";

const model = modelNamed("StationElevation");

/**
 * Removes an earlier elevation of a station: the one after it then applies to that time, too. Derived values follow.
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
