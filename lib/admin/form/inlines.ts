import type { Inline } from "../../contract/admin/admin";
import { listHref } from "../../contract/admin/query";
import type { Context } from "../../services/context";
import { mayDo, maySee } from "../access";
import { actionsFor } from "../bulk/actions";
import { list } from "../list/list";
import type { InlineOptions, Key, ModelAdmin } from "../model";
import { adminOf, pathOf } from "../registry";

/** The tables of related records below a record's form: those that the user may see. */
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
  const query = { model: pathOf(model), filters: { [by]: id } };
  const { columns, rows } = await list(ctx, query);
  const shown = columns.map(({ name }, i) => (name === by ? -1 : i)).filter((i) => i >= 0);
  return {
    title,
    model: pathOf(model),
    // There is one order in so few rows, and they all refer to this record.
    columns: shown
      .flatMap((i) => columns[i] ?? [])
      .map((column) => ({ ...column, isSortable: false, editable: undefined })),
    rows: rows.slice(0, limit).map((row) => ({ ...row, cells: shown.flatMap((i) => row.cells[i] ?? []) })),
    actions: actionsFor(ctx, related),
    moreHref: listHref(query),
    addHref: mayDo(ctx, related, "add") ? `/admin/${pathOf(model)}/add/?${by}=${id}` : undefined,
  };
}
