import type { Model } from "../../db/models";
import { insertLogEntry } from "../../db/queries/log";
import { deleteRecord, recordAt } from "../../db/queries/records";
import type { Sql } from "../../db/sql";
import { logEntry, removed } from "../audit";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { type Check, type Key, keyOf, logged, named } from "./representation";

/** Is shown the record, and is told why it goes. */
interface Removal {
  check: Check;
  reason: string;
}

/**
 * Deletes a record of a model that has no verbs of its own, and what depends on it; its values stay in the log.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeRecord(ctx: Context, model: Model, key: Key, removal: Removal): Promise<void> {
  authorise(ctx, model.name, "delete");
  await ctx.database.transaction((sql) => removeLogged(ctx, sql, model, { key, ...removal }));
}

/** Deletes a row, with its log entry. */
export async function removeLogged(
  ctx: Context,
  sql: Sql,
  model: Model,
  { key, check, reason }: Removal & { key: Key },
): Promise<void> {
  const before = await recordAt(sql, model, key, ctx.database.dialect);
  if (!before) throw notFound();
  check(before);
  await deleteRecord(sql, model, keyOf(model, before));
  const changes = removed(logged(before));
  await insertLogEntry(sql, logEntry(ctx, { action: "delete", ...named(model, before), changes, reason }));
}
