import type { Model } from "../../db/models";
import { insertLogEntry } from "../../db/queries/log";
import { recordAt, updateRecord } from "../../db/queries/records";
import type { Sql } from "../../db/sql";
import { changed, logEntry } from "../audit";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { type Check, type Item, type Key, keyOf, logged, named, writing } from "./representation";
import { recordChangeSchema } from "./schema";

/**
 * Changes a record of a model that has no verbs of its own; what is absent stays.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function changeRecord(ctx: Context, model: Model, key: Key, values: Item, check: Check): Promise<void> {
  authorise(ctx, model.name, "change");
  const fields = omitUndefined(parse(recordChangeSchema(model), values));
  await ctx.database.transaction((sql) => updateLogged(ctx, sql, model, { key, fields, check }));
}

interface Change {
  key: Key;
  /** Checked. */
  fields: Item;
  check: Check;
}

/** Changes a row, with its log entry. Returns whether anything changed. */
export async function updateLogged(
  ctx: Context,
  sql: Sql,
  model: Model,
  { key, fields, check }: Change,
): Promise<boolean> {
  const before = await recordAt(sql, model, key, ctx.database.dialect);
  if (!before) throw notFound();
  check(before);
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
