import type { Inline } from "../../contract/admin/admin";
import { listHref } from "../../contract/admin/query";
import { modelNamed } from "../../db/models";
import { browse } from "../../db/queries/records/browse";
import { plainRow } from "../../db/queries/records/records";
import type { Context } from "../../services/context";
import { mayDo, maySee } from "../access";
import { actionsFor } from "../fields/actions";
import { orderOf } from "../list/order";
import { columnsOf, readFor, tableRows } from "../list/table";
import type { InlineOptions, Item, Key, ModelAdmin } from "../model/model";
import { adminOf, pathOf } from "../registry";

/** The tables of related records below a record's form, of models that the user may see. */
export async function inlinesOf(ctx: Context, admin: ModelAdmin, { id }: Key): Promise<Inline[]> {
  const inlines = await Promise.all((admin.inlines ?? []).map((options) => inlineOf(ctx, options, String(id))));
  return inlines.filter((inline) => inline !== undefined);
}

async function inlineOf(
  ctx: Context,
  { title, model, by, limit }: InlineOptions,
  id: string,
): Promise<Inline | undefined> {
  const related = adminOf(model);
  if (!related || !maySee(ctx, related)) return undefined;
  // All rows refer to this record: the column would repeat it.
  const shown = { ...related, columns: related.columns.filter((column) => column !== by) };
  const columns = columnsOf(ctx, shown);
  const items = await firstItems(ctx, related, by, { id, limit });
  return {
    title,
    model: pathOf(model),
    columns,
    rows: await tableRows(ctx, shown, columns, (await related.shown?.(ctx, items)) ?? items),
    actions: actionsFor(ctx, related),
    moreHref: listHref({ model: pathOf(model), filters: { [by]: id } }),
    addHref: mayDo(ctx, related, "add") ? `/admin/${pathOf(model)}/add/?${by}=${id}` : undefined,
  };
}

/** The first records of a list filtered by this one. */
async function firstItems(
  ctx: Context,
  admin: ModelAdmin,
  by: string,
  { id, limit }: { id: string; limit: number },
): Promise<Item[]> {
  const model = modelNamed(admin.model);
  const order = orderOf(admin);
  const others = order.map(({ column }) => column);
  const rows = await browse(ctx.database.read, {
    table: admin.model,
    where: [{ text: `"${by}" = ?`, values: [Number(id)], fixes: by }],
    columns: readFor(admin, others),
    key: model.primaryKey,
    order,
    limit,
  });
  return rows.map((row) => plainRow(model, row));
}
