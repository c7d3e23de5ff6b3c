import type { Choice, FieldSpec, FilterChoice, FilterInfo } from "../../contract/admin/admin";
import { modelNamed } from "../../db/models";
import { browse, countUpTo, type Filter, valuesOf } from "../../db/queries/records/browse";
import type { Context } from "../../services/context";
import { maySee } from "../access";
import type { ModelAdmin } from "../model/model";
import { adminAt } from "../registry";
import { titlesOf } from "../titles";
import { filterCondition, filterField, plainChoices } from "./filter-conditions";
import { orderOf } from "./order";
import { type Parts, rowsOf } from "./rows";

/** More records than this get a search instead of a list. */
const MAX_CHOICES = 20;
/** Where counting the rows of a choice stops. */
const MAX_COUNTED = 1000;

/** The list's filters, with the number of rows that each choice would leave. */
export async function filtersOf(
  ctx: Context,
  admin: ModelAdmin,
  parts: Parts,
  chosen: Readonly<Record<string, string>>,
): Promise<FilterInfo[]> {
  const infos: FilterInfo[] = [];
  for (const name of admin.filters ?? []) infos.push(await filterOf(ctx, admin, name, parts, chosen[name]));
  return infos;
}

async function filterOf(
  ctx: Context,
  admin: ModelAdmin,
  name: string,
  parts: Parts,
  value: string | undefined,
): Promise<FilterInfo> {
  const field = filterField(admin, name);
  const other = field.relation === undefined ? undefined : adminAt(field.relation);
  const found = await storedChoices(ctx, admin, field, other);
  const choices = found ? await counted(ctx, admin, name, parts, [...found, ...plainChoices(admin, field)]) : [];
  return {
    name,
    label: field.label,
    value,
    valueLabel: value === undefined ? undefined : await labelOf(ctx, choices, other, value),
    choices,
    relation: other && !found && maySee(ctx, other) ? field.relation : undefined,
  };
}

/** The distinct values in the table; undefined when there are too many to list. */
async function storedChoices(
  ctx: Context,
  admin: ModelAdmin,
  { name, kind, choices }: FieldSpec,
  other: ModelAdmin | undefined,
): Promise<Choice[] | undefined> {
  if (other && maySee(ctx, other)) return recordsOf(ctx, other);
  if (!other && (kind !== "text" || choices)) return [];
  const model = modelNamed(admin.model);
  if (admin.indexed && ![model.primaryKey, ...model.indexes].some(([first]) => first === name)) return undefined;
  const values = await valuesOf(ctx.database.read, admin.model, name, MAX_CHOICES + 1);
  if (values.length > MAX_CHOICES) return undefined;
  // Records that the user may not see are named only if they occur in this list anyway.
  const titles =
    other &&
    (await titlesOf(
      ctx,
      other,
      values.map((id) => ({ id })),
    ));
  return values.map((value) => ({ value: String(value), label: titles?.get(String(value)) ?? String(value) }));
}

async function recordsOf(ctx: Context, admin: ModelAdmin): Promise<Choice[] | undefined> {
  const key = modelNamed(admin.model).primaryKey;
  const columns = [...new Set([...key, ...admin.title.from])];
  const order = orderOf(admin);
  const rows = { table: admin.model, where: [], columns, key, order, limit: MAX_CHOICES + 1 };
  const records = await browse(ctx.database.read, rows);
  if (records.length > MAX_CHOICES) return undefined;
  return records.map((row) => ({ value: String(row.id), label: admin.title.of(row) }));
}

async function labelOf(
  ctx: Context,
  choices: readonly Choice[],
  other: ModelAdmin | undefined,
  value: string,
): Promise<string> {
  const listed = choices.find((choice) => choice.value === value)?.label;
  if (listed !== undefined || !other) return listed ?? value;
  return (await titlesOf(ctx, other, [{ id: Number(value) }])).get(value) ?? value;
}

async function counted(
  ctx: Context,
  admin: ModelAdmin,
  name: string,
  parts: Parts,
  choices: readonly Choice[],
): Promise<FilterChoice[]> {
  const found: FilterChoice[] = [];
  for (const choice of choices) {
    const condition = filterCondition(ctx, admin, name, choice.value);
    const rows = { ...parts, filters: new Map([...parts.filters, [name, condition]]) };
    const count = isQuick(admin, rows, condition)
      ? await countUpTo(ctx.database.read, rowsOf(rows), MAX_COUNTED + 1)
      : undefined;
    found.push(count === undefined ? choice : { ...choice, count: bounded(count) });
  }
  return found;
}

function bounded(count: number): { value: number; isMore: boolean } {
  return { value: Math.min(count, MAX_COUNTED), isMore: count > MAX_COUNTED };
}

/** In a table of millions, only conditions that an index answers as one range can be counted within a request. */
function isQuick(admin: ModelAdmin, parts: Parts, condition: Filter): boolean {
  if (!admin.indexed) return true;
  const conditions = [...parts.filters.values()];
  if (parts.search.length > 0 || parts.among || !conditions.every(({ fixes }) => fixes !== undefined)) return false;
  const { primaryKey, indexes, uniques } = modelNamed(admin.model);
  const fixed = new Set(conditions.flatMap(({ fixes }) => fixes ?? []));
  const dates = parts.date.length > 0 && admin.dateHierarchy ? [admin.dateHierarchy] : [];
  return [primaryKey, ...indexes, ...uniques].some(
    (index) =>
      condition.fixes !== undefined &&
      index.slice(0, fixed.size).every((column) => fixed.has(column)) &&
      dates.every((column) => index[fixed.size] === column),
  );
}
