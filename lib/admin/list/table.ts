import type { Cell, Column, FieldValue, Row } from "../../contract/admin/admin";
import { modelNamed } from "../../db/models";
import type { Order } from "../../db/queries/records/pages";
import type { Context } from "../../services/context";
import { mayDo, maySee } from "../access";
import { fieldOf } from "../fields/fields";
import { keyText } from "../model/key";
import type { ColumnOptions, Item, ModelAdmin } from "../model/model";
import { adminAt, changeHref } from "../registry";
import { titlesOf } from "../titles";
import { isSortable } from "./order";

/** The columns of a table of these records, for display. Without an order none is sortable. */
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

/** The columns to read for a list: the key, the list's columns, and the inputs of titles and computed columns. */
export function readFor(admin: ModelAdmin, others: readonly string[] = []): string[] {
  const { primaryKey } = modelNamed(admin.model);
  const shown = admin.columns.flatMap((options) => (typeof options === "string" ? [options] : options.from));
  return [...new Set([...primaryKey, ...admin.title.from, ...shown, ...others])];
}

/** The labels of the records to which a column's cells refer, and their links. */
type Labels = ReadonlyMap<string, { label: string; href: string | undefined }>;

/** Records for display in a table, with the titles of related records: one query for each relation. */
export async function tableRows(
  ctx: Context,
  admin: ModelAdmin,
  columns: readonly Column[],
  items: readonly Item[],
): Promise<Row[]> {
  const labels = new Map<string, Labels>();
  for (const { name, kind } of columns) {
    if (kind === "relation") labels.set(name, await labelsOf(ctx, admin, name, items));
  }
  return items.map((item) => ({
    key: keyText(admin.model, item),
    label: admin.title.of(item),
    cells: admin.columns.map((options, i) => {
      if (typeof options !== "string") return { value: options.of(item) };
      return cellOf(columns[i], item[options], labels.get(options));
    }),
  }));
}

function cellOf(column: Column | undefined, value: unknown, labels: Labels | undefined): Cell {
  if (value === null || value === undefined) return { value: null };
  if (column?.kind === "json") return { value: JSON.stringify(value) };
  const plain = value as FieldValue;
  const choice = column?.choices?.find((one) => one.value === String(plain));
  if (choice && choice.label !== choice.value) return { value: plain, label: choice.label };
  const { label, href } = labels?.get(String(plain)) ?? {};
  return { value: plain, ...(label === undefined ? {} : { label }), ...(href === undefined ? {} : { href }) };
}

async function labelsOf(ctx: Context, admin: ModelAdmin, column: string, items: readonly Item[]): Promise<Labels> {
  const { relation } = fieldOf(admin, column, undefined);
  const ids = [...new Set(items.flatMap((item) => (typeof item[column] === "number" ? [item[column]] : [])))];
  if (relation === undefined || ids.length === 0) return new Map();
  const other = adminAt(relation);
  const isVisible = maySee(ctx, other);
  const titles = await titlesOf(
    ctx,
    other,
    ids.map((id) => ({ id })),
  );
  return new Map(
    [...titles].map(([key, label]) => [key, { label, href: isVisible ? changeHref(other.model, key) : undefined }]),
  );
}
