import { LRUCache } from "lru-cache";
import type { FieldSpec, FormValues } from "../../contract/admin/admin";
import { columnOf, modelNamed, referenceOf } from "../../db/models";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { unguardFormula } from "../../services/export";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import { kindOf, specOf } from "../fields/fields";
import { readValues, requireAll } from "../fields/values";
import { choices } from "../list/choices";
import type { Item, ModelAdmin } from "../model/model";
import { adminAt } from "../registry";

type LineReader = (cells: readonly string[]) => Promise<Item>;

/**
 * Reads a file's lines by its header, which names fields like the form or the export. Read-only columns, such as an
 * autoincrement id, are skipped.
 * @throws AppError invalid when the model has no such column, or a required one is missing
 */
export function lineReader(ctx: Context, admin: ModelAdmin, header: readonly string[]): LineReader {
  const schema = admin.createMany?.schema;
  if (!schema) throw new AppError("forbidden", `The ${admin.plural} are not imported here.`);
  const fields = Object.keys(schema.shape).map((name) => fieldFor(admin, name, schema));
  const columns = header.map((title) => fieldTitled(fields, title) ?? passedOver(admin, title));
  requireColumns(fields, columns);
  const find = finder(ctx);
  return async (cells) => {
    const typed: FormValues = {};
    for (const [i, field] of columns.entries()) {
      const cell = unguardFormula((cells[i] ?? "").trim());
      if (field && cell !== "") typed[field.name] = await typedOf(field, cell, find);
    }
    const values = readValues(fields, typed);
    requireAll(fields, values);
    return parse(schema, values);
  };
}

function fieldFor(admin: ModelAdmin, name: string, schema: NonNullable<ModelAdmin["createMany"]>["schema"]): FieldSpec {
  const model = modelNamed(admin.model);
  const column = model.fields.find((field) => field.name === name);
  const options = admin.fields?.[name] ?? {};
  const relation = options.relation ?? referenceOf(model, name);
  return specOf(name, schema, { ...options, ...(relation ? { relation } : {}) }, column && kindOf(model, column));
}

/** Named like the export or like the form. */
function fieldTitled(fields: readonly FieldSpec[], title: string): FieldSpec | undefined {
  const wanted = title.toLowerCase();
  return fields.find(({ name, label }) =>
    [name, name.replace(/Id$/, ""), label].some((one) => one.toLowerCase() === wanted),
  );
}

function passedOver(admin: ModelAdmin, title: string): undefined {
  try {
    columnOf(admin, title);
  } catch {
    throw new AppError("invalid", `The ${admin.singular} has no field "${title}".`);
  }
}

function requireColumns(fields: readonly FieldSpec[], columns: readonly (FieldSpec | undefined)[]): void {
  const missing = fields.find((field) => field.required && !columns.includes(field));
  if (missing) throw new AppError("invalid", `The file has no column "${missing.name}".`);
}

type Finder = (path: string, name: string) => Promise<string>;

async function typedOf(field: FieldSpec, cell: string, find: Finder): Promise<FormValues[string]> {
  if (field.kind === "boolean") return booleanOf(field, cell);
  if (field.kind === "lines") return cell.split(/[;\n]/);
  if (field.kind === "choices" || field.kind === "relations") return cell.split(",").map((one) => one.trim());
  if (field.relation !== undefined && !/^\d+$/.test(cell)) return find(field.relation, cell);
  return cell;
}

function booleanOf({ name }: FieldSpec, cell: string): boolean {
  if (/^(true|yes|1)$/i.test(cell)) return true;
  if (/^(false|no|0)$/i.test(cell)) return false;
  throw new AppError("invalid", "The input is not valid.", { [name]: ["Write true or false."] });
}

/** Finds a related record by its name. */
function finder(ctx: Context): Finder {
  const known = new LRUCache<string, string>({ max: 10_000 });
  return async (path, name) => {
    const before = known.get(`${path} ${name}`);
    if (before !== undefined) return before;
    const [only, ...others] = await named(ctx, path, name);
    if (only === undefined) throw new AppError("invalid", `There is no ${path} named "${name}".`);
    if (others.length > 0) throw new AppError("invalid", `Several are named "${name}": give the number.`);
    known.set(`${path} ${name}`, only);
    return only;
  };
}

async function named(ctx: Context, path: string, name: string): Promise<string[]> {
  const admin = adminAt(path);
  authoriseModel(ctx, admin, "view");
  if (admin.find) return [await admin.find(ctx, name)].flatMap((id) => id?.toString() ?? []);
  const found = await choices(ctx, { model: path, search: name });
  return found.filter(({ label }) => label === name).map(({ value }) => value);
}
