import type { Model } from "../../db/models";
import { recordAt } from "../../db/queries/records/records";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import type { Item, Key } from "./internal/representation";

/**
 * One record of a model that has no verbs of its own.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function getRecord(ctx: Context, { model, key }: { model: Model; key: Key }): Promise<Item> {
  authorise(ctx, model.name, "view");
  const item = await recordAt(ctx.database.read, model, key);
  if (!item) throw notFound();
  return item;
}
