import type { DeletePreview } from "../../contract/admin/admin";
import { MODELS, modelNamed } from "../../db/models";
import { boundedReferences, someReferences } from "../../db/queries/records/references";
import type { Context } from "../../services/context";
import { mayName } from "../access";
import type { Key, ModelAdmin } from "../model/model";
import { adminOf } from "../registry";

const COUNTED = 10_000;
const SAMPLED = 5;

/**
 * The records that refer to these: those that are deleted with them, and those that stay and lose their link. Found by
 * the indexes of the references, and counted up to a bound. The first few are named, if the actor may see the names.
 */
export async function dependentsOf(
  ctx: Context,
  { model: name }: ModelAdmin,
  keys: readonly Key[],
): Promise<Pick<DeletePreview, "goes" | "stays">> {
  const goes: DeletePreview["goes"] = [];
  const stays: DeletePreview["stays"] = [];
  const ids = keys.map(({ id }) => Number(id));
  for (const model of MODELS) {
    for (const { fields, model: to, onDelete } of model.references) {
      const [column] = fields;
      const admin = adminOf(model.name);
      // A model without an admin is bookkeeping, such as statistics, and not worth mentioning.
      if (to !== name || column === undefined || !admin) continue;
      const value = await boundedReferences(ctx.database.read, { table: model.name, column, ids }, COUNTED);
      if (value === 0) continue;
      const label = admin.plural;
      const count = { value: Math.min(value, COUNTED), isMore: value > COUNTED };
      if (onDelete !== "Cascade") stays.push({ label, count });
      else goes.push({ label, count, sample: mayName(ctx, admin) ? await sampleOf(ctx, admin, column, ids) : [] });
    }
  }
  return { goes, stays };
}

async function sampleOf(
  ctx: Context,
  { model, title }: ModelAdmin,
  column: string,
  ids: readonly number[],
): Promise<string[]> {
  const columns = [...modelNamed(model).primaryKey, ...title.from];
  const rows = await someReferences(ctx.database.read, { table: model, column, ids }, columns, SAMPLED);
  return rows.map((row) => title.of(row));
}
