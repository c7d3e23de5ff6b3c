import type { Selection } from "../../contract/admin/admin";
import { modelNamed } from "../../db/models";
import { countUpTo } from "../../db/queries/records/browse";
import type { Context } from "../../services/context";
import { authoriseModel } from "../access";
import { orderOf } from "../list/order";
import { partsOf, rowsOf } from "../list/rows";
import { walk } from "../list/walk";
import { readKey } from "../model/key";
import type { Key, ModelAdmin } from "../model/model";

const KEY_BATCH_SIZE = 500;

/**
 * The keys of an action's records, up to 500 at a time, in constant memory. Records may be deleted in the meantime;
 * ones added in the meantime may or may not be included.
 * @throws AppError unauthenticated or forbidden, not_found for an impossible key, invalid as a list does
 */
export async function* keysOf(ctx: Context, admin: ModelAdmin, selection: Selection): AsyncGenerator<Key[]> {
  authoriseModel(ctx, admin, "view");
  if ("keys" in selection) {
    const keys = [...new Set(selection.keys)].map((text) => readKey(admin.model, text));
    for (let i = 0; i < keys.length; i += KEY_BATCH_SIZE) yield keys.slice(i, i + KEY_BATCH_SIZE);
    return;
  }
  const { primaryKey } = modelNamed(admin.model);
  const rows = rowsOf(await partsOf(ctx, admin, selection.all));
  // By key, which no action changes; in a table too large for that, by its index.
  const order = admin.indexed ? orderOf(admin) : orderOf({ ...admin, ordering: primaryKey });
  for await (const items of walk(ctx, admin, rows, { order, columns: primaryKey })) {
    yield items.map((item) => Object.fromEntries(primaryKey.map((name) => [name, item[name] as number | string])));
  }
}

/**
 * The number of these records. Counting stops just above `bound`, which shows that there are more.
 * @throws AppError as keysOf does
 */
export async function countOf(ctx: Context, admin: ModelAdmin, selection: Selection, bound: number): Promise<number> {
  authoriseModel(ctx, admin, "view");
  if ("keys" in selection) return new Set(selection.keys).size;
  return countUpTo(ctx.database.read, rowsOf(await partsOf(ctx, admin, selection.all)), bound + 1);
}
