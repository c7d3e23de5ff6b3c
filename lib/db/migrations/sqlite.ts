import { randomUUID } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import { EnvError } from "../../env";
import { patiently } from "../sqlite/busy-retry";
import type { Applied, History, Ledger } from "./ledger";

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

interface Row {
  migration_name: string;
  checksum: string;
  finished_at: number | null;
  rolled_back_at: number | null;
  logs: string | null;
}

/** SQLite's schema changes are transactional, so all pending migrations are applied in one commit, or none. */
export async function sqliteLedger(file: string): Promise<Ledger> {
  makeFile(file);
  const database = new Database(file, { timeout: 60_000 });
  // SQLite does not wait for another process that switches the same new file; it fails at once.
  await patiently(() => database.prepare("PRAGMA journal_mode = WAL").all([]));
  return {
    exclusively: async (work) => {
      database.exec("BEGIN IMMEDIATE");
      try {
        database.exec(TABLE);
        const result = await work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    applied: () => applied(database),
    apply: async (migration) => {
      const started = Date.now();
      database.exec(migration.sql);
      database
        .prepare(
          `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
           VALUES (?, ?, ?, ?, ?, 1)`,
        )
        .run([randomUUID(), migration.checksum, BigInt(Date.now()), migration.name, BigInt(started)]);
    },
    close: async () => {
      database.close();
    },
  };
}

const REASONS: Record<string, string> = {
  EACCES: "this user may not write there",
  EEXIST: "a part of its path is a file",
  EISDIR: "it is a folder",
  ENOENT: "its folder cannot be written",
  ENOTDIR: "a part of its path is a file",
  EPERM: "this user may not write there",
  EROFS: "the disk is read-only",
};

/** The file holds password hashes: a new one is readable by its owner only, and its journals inherit its mode. */
function makeFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "a", 0o600));
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    throw new EnvError(
      `The SQLite file ${file} cannot be opened: ${reason}. Set DATABASE_URL or DATA_DIR to a place that can be written.`,
    );
  }
}

/** Undefined if the file does not exist; it is not created. */
export function sqliteHistory(file: string): History | undefined {
  if (!existsSync(file)) return undefined;
  // No timeout, because readers never wait for writers, and the driver would block the whole process.
  const database = new Database(file, { timeout: 0 });
  return {
    applied: () => applied(database),
    close: async () => {
      database.close();
    },
  };
}

async function applied(database: Database.Database): Promise<Applied[]> {
  const exists = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").all([]);
  if (exists.length === 0) return [];
  const rows = database.prepare(`SELECT * FROM "_prisma_migrations" ORDER BY "started_at"`).all([]) as Row[];
  return rows.map((row) => ({
    name: row.migration_name,
    checksum: row.checksum,
    finished: row.finished_at !== null,
    rolledBack: row.rolled_back_at !== null,
    logs: row.logs,
  }));
}
