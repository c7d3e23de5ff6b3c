import type { Column } from "../../contract/admin/admin";
import { modelNamed } from "../../db/models";
import type { Order } from "../../db/queries/records/pages";
import type { Context } from "../../services/context";
import { mayDo } from "../access";
import { fieldOf } from "../form/fields";
import type { ColumnOptions, ModelAdmin } from "../model";
import { isSortable } from "./order";

/** The columns of a table of these records, as pages show them. Without an order none can be sorted by. */
export function columnsOf(ctx: Context, admin: ModelAdmin, order?: readonly Order[]): Column[] {
  const schema = mayDo(ctx, admin, "change") ? admin.update?.schema : undefined;
  return admin.columns.map((options) => {
    if (typeof options !== "string") return computed(options);
    const { name, label, kind, unit, choices } = readable(admin, options);
    const rank = order?.findIndex(({ field }) => field === name) ?? -1;
    return {
      name,
      label,
      kind,
      unit,
      choices,
      isSortable: order !== undefined && isSortable(admin, name),
      ...(rank < 0 ? {} : { rank: rank + 1, isDescending: order?.[rank]?.descending }),
      editable: order && schema && admin.editable?.includes(name) ? fieldOf(admin, name, schema) : undefined,
    };
  });
}

function readable(admin: ModelAdmin, name: string) {
  const field = fieldOf(admin, name, undefined);
  if (field.kind === "secret") throw new Error(`The admin of ${admin.model} shows the secret ${name}.`);
  return field;
}

function computed({ name, label, kind, unit }: Exclude<ColumnOptions, string>): Column {
  return { name, label, kind, unit, isSortable: false };
}

/** What is read of the table for a list: the key, the columns, and what titles and computed columns are made of. */
export function readFor(admin: ModelAdmin, others: readonly string[] = []): string[] {
  const { primaryKey } = modelNamed(admin.model);
  const shown = admin.columns.flatMap((options) => (typeof options === "string" ? [options] : options.from));
  return [...new Set([...primaryKey, ...admin.title.from, ...shown, ...others])];
}
