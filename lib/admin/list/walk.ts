import { columnOf, modelNamed } from "../../db/models";
import { browse, type Rows, type Term } from "../../db/queries/records/browse";
import { parameterOf, plainRow } from "../../db/queries/records/records";
import type { SqlValue } from "../../db/sql";
import type { Context } from "../../services/context";
import type { Item, ModelAdmin } from "../model/model";

const ROW_BATCH_SIZE = 500;

/**
 * All rows in order, 500 at a time and in constant memory. Rows may be deleted in the meantime. When a search in a
 * large table found several related records, one after the other.
 */
export async function* walk(
  ctx: Context,
  admin: ModelAdmin,
  rows: Rows,
  { order, columns }: { order: readonly Term[]; columns: readonly string[] },
): AsyncGenerator<Item[]> {
  const { among } = rows;
  if (!among) return yield* walkOne(ctx, admin, rows, order, columns);
  for (const id of among.ids) {
    yield* walkOne(ctx, admin, { ...rows, among: { ...among, ids: [id] } }, order, columns);
  }
}

async function* walkOne(
  { database }: Context,
  admin: ModelAdmin,
  rows: Rows,
  order: readonly Term[],
  columns: readonly string[],
): AsyncGenerator<Item[]> {
  const model = modelNamed(admin.model);
  const names = [...new Set([...columns, ...order.map(({ column }) => column)])];
  let after: SqlValue[] | undefined;
  for (;;) {
    const page = await browse(database.read, {
      ...rows,
      columns: names,
      key: model.primaryKey,
      order,
      after,
      limit: ROW_BATCH_SIZE,
    });
    const items = page.map((row) => plainRow(model, row));
    const last = items.at(-1);
    if (!last) return;
    yield items;
    if (items.length < ROW_BATCH_SIZE) return;
    // SQLite blocks the event loop: without this, other requests would wait until all rows are read.
    await new Promise(setImmediate);
    after = order.map(({ column }) => parameterOf(columnOf(admin, column), last[column]));
  }
}
