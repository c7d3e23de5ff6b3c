import { z } from "zod";
import { isNumbered, type Model } from "../../db/models";
import { insertLogEntry } from "../../db/queries/log/log";
import { insertRecord } from "../../db/queries/records/records";
import type { Sql } from "../../db/sql";
import { AppError } from "../../errors";
import { added, logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { type Item, type Key, keyOf, logged, named, writing } from "./internal/representation";
import { newRecordSchema } from "./internal/schema";

/**
 * Adds a record of a model that has no verbs of its own.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createRecord(
  ctx: Context,
  { model, values }: { model: Model; values: Item },
): Promise<{ key: Key }> {
  authorise(ctx, model.name, "add");
  const row = parse(newRecordSchema(model), values);
  return ctx.database.transaction(async (sql) => ({ key: await insertLogged(sql, ctx, model, row) }));
}

/**
 * Adds all of them or none; returns how many. Errors in the n-th, counted from 0, are under "n.field".
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createRecords(
  ctx: Context,
  { model, items }: { model: Model; items: readonly Item[] },
): Promise<number> {
  authorise(ctx, model.name, "add");
  const rows = parse(z.array(newRecordSchema(model)), items);
  await ctx.database.transaction(async (sql) => {
    for (const [n, row] of rows.entries()) await insertLogged(sql, ctx, model, row).catch(ofThe(n));
  });
  return rows.length;
}

/** Adds a validated row, with its log entry. Returns its key. */
export async function insertLogged(sql: Sql, ctx: Context, model: Model, values: Item): Promise<Key> {
  const times = model.fields.filter(({ type, hasDefaultValue }) => type === "DateTime" && hasDefaultValue);
  // By the server's clock and zone, not the database's.
  const row: Item = { ...Object.fromEntries(times.map(({ name }) => [name, ctx.now()])), ...omitUndefined(values) };
  const number = await writing(sql, model, row, () => insertRecord(sql, ctx.database.dialect, model, row));
  const item = isNumbered(model) ? { ...row, [model.primaryKey[0] ?? "id"]: number } : row;
  const changes = added(logged(omitUndefined(values)));
  await insertLogEntry(sql, logEntry(ctx, { action: "add", ...named(model, item), changes }));
  return keyOf(model, item);
}

function ofThe(n: number): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof AppError) || !error.fields) throw error;
    const fields = Object.entries(error.fields).map(([field, messages]) => [`${n}.${field}`, messages]);
    throw new AppError(error.code, error.message, Object.fromEntries(fields));
  };
}
