import type { Cell, Column, FieldValue, Row } from "../../contract/admin/admin";
import type { Context } from "../../services/context";
import { maySee } from "../access";
import { fieldOf } from "../form/fields";
import { changeHref } from "../form/related";
import { keyText } from "../key";
import type { Item, ModelAdmin } from "../model";
import { adminAt } from "../registry";
import { titlesOf } from "../titles";

/** How the records are called that a column's cells refer to, and where they are. */
type Labels = ReadonlyMap<string, { label: string; href: string | undefined }>;

/** Records as a table shows them, with the titles of those that they refer to: one question for each relation. */
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
