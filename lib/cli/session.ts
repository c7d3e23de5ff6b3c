import { closeDatabase, database } from "../db/client";
import { readMigrations } from "../db/migrations/files";
import { migrate, pendingMigrations } from "../db/migrations/run";
import { type DatabaseTarget, parseDatabaseUrl } from "../db/url";
import { env } from "../env";
import { AppError } from "../errors";
import { type Context, systemContext } from "../services/context";
import { userMessage } from "../user-message";

/** A command may wait: it lets the server, or a long change of it, go first. */
export const TIMEOUT_MS = 10 * 60_000;

/** Runs a command's work on the configured database once it is migrated, and always closes it. */
export async function withDatabase<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  await requireMigrated();
  database({ lockMs: TIMEOUT_MS });
  try {
    return await work(systemContext("command line"));
  } finally {
    await closeDatabase();
  }
}

/** A new database is created; one with data is migrated only on request. */
async function requireMigrated(): Promise<void> {
  const target = parseDatabaseUrl(env.DATABASE_URL);
  const pending = await reachable(target, () => pendingMigrations(env.DATABASE_URL));
  if (pending.length === 0) return;
  if (pending.length < readMigrations(target.dialect).length) {
    const message = `The database lacks the migration ${pending[0]}: run \`npm run manage -- migrate\` first.`;
    throw new AppError("unavailable", message);
  }
  await migrate(env.DATABASE_URL);
}

/** Distinguishes a database that cannot be reached from one that answers with an error. */
export async function reachable<T>(target: DatabaseTarget, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof AppError || !("code" in error)) throw error;
    const reason =
      error.message === "" ? String(error.code) : userMessage(error).replace(/^Something went wrong: /, "");
    throw new AppError("unavailable", `${nameOf(target)} cannot be opened: ${reason.replace(/\.$/, "")}.`);
  }
}

/** Describes the database, without its password. */
export function nameOf(target: DatabaseTarget): string {
  if (target.dialect === "sqlite") return `The SQLite file ${target.file}`;
  return `The database ${target.database} of ${target.user}@${target.host}:${target.port}`;
}
