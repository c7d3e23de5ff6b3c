import { parseDatabaseUrl } from "../url";
import { type Migration, readMigrations } from "./files";
import { type Applied, type History, type Ledger, MigrationError } from "./ledger";
import { mysqlHistory, mysqlLedger } from "./mysql";
import { sqliteHistory, sqliteLedger } from "./sqlite";

/**
 * Applies the shipped migrations to a database, with Prisma's bookkeeping, so that `prisma migrate deploy` agrees.
 * @returns the names of the migrations applied
 * @throws MigrationError when one failed, was edited, or is unknown here
 */
export async function migrate(databaseUrl: string, migrationsRoot?: string): Promise<string[]> {
  const target = parseDatabaseUrl(databaseUrl);
  const shipped = readMigrations(target.dialect, migrationsRoot);
  const ledger = await (target.dialect === "sqlite" ? sqliteLedger(target.file) : mysqlLedger(target));
  return closing(ledger, () =>
    ledger.exclusively(async () => {
      const pending = pendingOf(shipped, await ledger.applied());
      for (const migration of pending) await applyOne(ledger, migration);
      return pending.map((migration) => migration.name);
    }),
  );
}

/**
 * The names of the pending migrations: all of them if there is no database, which is not created.
 * @throws MigrationError like `migrate`
 */
export async function pendingMigrations(databaseUrl: string, migrationsRoot?: string): Promise<string[]> {
  const target = parseDatabaseUrl(databaseUrl);
  const shipped = readMigrations(target.dialect, migrationsRoot);
  const history = target.dialect === "sqlite" ? sqliteHistory(target.file) : await mysqlHistory(target);
  return closing(history, async () =>
    pendingOf(shipped, (await history?.applied()) ?? []).map((migration) => migration.name),
  );
}

async function closing<T>(history: History | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await history?.close();
  }
}

function pendingOf(shipped: Migration[], applied: Applied[]): Migration[] {
  const standing = applied.filter((row) => !row.rolledBack);
  for (const row of standing) {
    const known = shipped.find((migration) => migration.name === row.name);
    if (!known) {
      throw new MigrationError(
        `The database has the migration ${row.name}, which this version of the program does not know. Use the newer version.`,
      );
    }
    if (!row.finished) {
      throw new MigrationError(
        `The migration ${row.name} failed earlier: ${row.logs ?? "no reason was kept"}. Mend the database, then mark it with \`npx prisma migrate resolve\`.`,
      );
    }
    if (known.checksum !== row.checksum) {
      throw new MigrationError(
        `The migration ${row.name} was edited after it had been applied. Restore its migration.sql and add a new migration instead.`,
      );
    }
  }
  const names = new Set(standing.map((row) => row.name));
  return shipped.filter((migration) => !names.has(migration.name));
}

async function applyOne(ledger: Ledger, migration: Migration): Promise<void> {
  try {
    await ledger.apply(migration);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`The migration ${migration.name} failed: ${reason}`);
  }
}
