import type { Model } from "../../db/models";
import { insertLogEntry } from "../../db/queries/log/log";
import { recordAt, updateRecord } from "../../db/queries/records/records";
import type { Sql } from "../../db/sql";
import { changed, logEntry } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { type Item, type Key, keyOf, logged, named, writing } from "./internal/representation";
import { recordChangeSchema } from "./internal/schema";

/**
 * Changes a record of a model that has no verbs of its own; absent fields stay.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function changeRecord(
  ctx: Context,
  { model, key, values }: { model: Model; key: Key; values: Item },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "change");
  const fields = omitUndefined(parse(recordChangeSchema(model), values));
  await ctx.database.transaction((sql) => updateLogged(sql, ctx, model, { key, fields, check }));
}

interface Change extends Checked<Item> {
  key: Key;
  /** In the form of the model's schema. */
  fields: Item;
}

/** Changes a row, with its log entry. Returns whether anything changed. */
export async function updateLogged(
  sql: Sql,
  ctx: Context,
  model: Model,
  { key, fields, check }: Change,
): Promise<boolean> {
  const before = await recordAt(sql, model, key, ctx.database.dialect);
  if (!before) throw notFound();
  check?.(before);
  const changes = changed(logged(before), logged(fields));
  if (Object.keys(changes).length === 0) return false;
  const after = { ...before, ...fields };
  const stamps = model.fields.filter(({ isUpdatedAt }) => isUpdatedAt).map(({ name }) => [name, ctx.now()]);
  const row = { ...fields, ...Object.fromEntries(stamps) };
  const known = keyOf(model, before);
  await writing(sql, model, after, () => updateRecord(sql, model, known, row), known);
  await insertLogEntry(sql, logEntry(ctx, { action: "change", ...named(model, after), changes }));
  return true;
}
