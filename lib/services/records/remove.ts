import type { Model } from "../../db/models";
import { insertLogEntry } from "../../db/queries/log/log";
import { deleteRecord, recordAt } from "../../db/queries/records/records";
import type { Sql } from "../../db/sql";
import { logEntry, removed } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { type Item, type Key, keyOf, logged, named } from "./internal/representation";

/**
 * Deletes a record of a model that has no verbs of its own, and what depends on it; its values stay in the log.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeRecord(
  ctx: Context,
  { model, key, reason }: { model: Model; key: Key; reason: string },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "delete");
  await ctx.database.transaction((sql) => removeLogged(sql, ctx, model, { key, check, reason }));
}

/** Deletes a row, with its log entry. */
export async function removeLogged(
  sql: Sql,
  ctx: Context,
  model: Model,
  { key, reason, check }: { key: Key; reason: string } & Checked<Item>,
): Promise<void> {
  const before = await recordAt(sql, model, key, ctx.database.dialect);
  if (!before) throw notFound();
  check?.(before);
  await deleteRecord(sql, model, keyOf(model, before));
  const changes = removed(logged(before));
  await insertLogEntry(sql, logEntry(ctx, { action: "delete", ...named(model, before), changes, reason }));
}
