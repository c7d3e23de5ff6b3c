import { readMigrations } from "../../db/migrations/files";
import { MODELS, type Model } from "../../db/models";
import { type Cell, deleteAll, insertCells, isEmpty, setNextNumber } from "../../db/queries/records/tables";
import type { Sql } from "../../db/sql";
import type { Dialect } from "../../db/url";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authoriseEverything } from "./internal/authorise";
import type { Header } from "./internal/format";
import { readBackup } from "./internal/read";

const BATCH = 1000;

interface Options {
  /** Replace the existing data. */
  force?: boolean;
  /** Called now and then with the rows done so far and the total. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Restores a backup in one transaction, after checking the whole file: when anything fails, the database stays
 * unchanged. Returns the number of rows.
 * @throws AppError forbidden; invalid as `readBackup` does, or when the backup's migrations differ from the database's;
 * conflict when the database contains data and `force` is not set
 */
export async function restoreBackup(
  ctx: Context,
  { file }: { file: string },
  { force = false, onProgress = () => {} }: Options = {},
): Promise<number> {
  authoriseEverything(ctx);
  const { dialect } = ctx.database;
  const total = await verify(dialect, file);
  const numbers = await ctx.database.transaction(async (sql) => {
    if (force) for (const model of MODELS.toReversed()) await deleteAll(sql, model);
    else await requireEmpty(sql);
    return insertAll(sql, file, (done) => onProgress(done, total));
  });
  for (const [model, next] of numbers) {
    if (dialect === "mysql") await setNextNumber(ctx.database.read, dialect, model, next);
    else await ctx.database.transaction((sql) => setNextNumber(sql, dialect, model, next));
  }
  return total;
}

/** Reads the whole file and returns its number of rows. */
async function verify(dialect: Dialect, file: string): Promise<number> {
  let rows = 0;
  for await (const item of readBackup(file)) {
    if (item.kind === "header") requireMigrations(item.header, dialect);
    if (item.kind === "row") rows += 1;
  }
  return rows;
}

function requireMigrations({ migrations }: Header, dialect: Dialect): void {
  const ours = readMigrations(dialect).map(({ name }) => name);
  const missing = ours.find((name) => !migrations.includes(name));
  const unknown = migrations.find((name) => !ours.includes(name));
  if (unknown !== undefined) {
    throw new AppError(
      "invalid",
      `The backup was made by a newer program, with the migration ${unknown}: use that one.`,
    );
  }
  if (missing !== undefined) {
    const message = `The backup was made before the migration ${missing}: restore it with the program that made it, then update that.`;
    throw new AppError("invalid", message);
  }
}

async function requireEmpty(sql: Sql): Promise<void> {
  const filled: string[] = [];
  for (const model of MODELS) if (!(await isEmpty(sql, model))) filled.push(model.name);
  if (filled.length === 0) return;
  throw new AppError("conflict", `The database is not empty: it has rows in ${filled.join(", ")}.`);
}

/** Returns the next id of each table with autoincrement. */
async function insertAll(sql: Sql, file: string, onProgress: (done: number) => void): Promise<Map<Model, number>> {
  const numbers = new Map<Model, number>();
  let done = 0;
  let batch: { model: Model; rows: Cell[][] } | undefined;
  const flush = async () => {
    if (!batch) return;
    await insertCells(sql, batch.model, batch.rows);
    done += batch.rows.length;
    onProgress(done);
    batch = undefined;
  };
  for await (const item of readBackup(file)) {
    if (item.kind === "table") {
      await flush();
      if (item.next !== undefined) numbers.set(item.model, item.next);
    }
    if (item.kind !== "row") continue;
    batch ??= { model: item.model, rows: [] };
    batch.rows.push(item.row);
    if (batch.rows.length === BATCH) await flush();
  }
  await flush();
  return numbers;
}
