import { randomUUID } from "node:crypto";
import type { Connection, RowDataPacket } from "mysql2/promise";
import type { DatabaseTarget } from "../url";
import type { Migration } from "./files";
import { type Applied, type History, type Ledger, MigrationError } from "./ledger";

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             DATETIME(3),
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          DATETIME(3),
    started_at              DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    applied_steps_count     INTEGER UNSIGNED NOT NULL DEFAULT 0
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`;

const LOCK_SECONDS = 60;
const NO_SUCH_TABLE = 1146;
const NO_SUCH_DATABASE = 1049;

interface Row extends RowDataPacket {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
  logs: string | null;
}

/** MySQL commits each schema change separately, so a failed migration is recorded as failed, for a person to repair. */
export async function mysqlLedger(target: DatabaseTarget & { dialect: "mysql" }): Promise<Ledger> {
  const { database } = target;
  const connection = await connect(target);
  await connection.query(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4`);
  await connection.changeUser({ database });
  return {
    exclusively: (work) => exclusively(connection, `migrate:${database}`, work),
    applied: () => applied(connection),
    apply: (migration) => apply(connection, migration),
    close: () => connection.end(),
  };
}

/** Undefined if the database does not exist; it is not created. */
export async function mysqlHistory(target: DatabaseTarget & { dialect: "mysql" }): Promise<History | undefined> {
  const connection = await connect(target);
  try {
    await connection.changeUser({ database: target.database });
  } catch (error) {
    connection.destroy();
    if (hasNumber(error, NO_SUCH_DATABASE)) return undefined;
    throw error;
  }
  return { applied: () => applied(connection), close: () => connection.end() };
}

async function connect({ host, port, user, password }: DatabaseTarget & { dialect: "mysql" }): Promise<Connection> {
  // Loaded on demand: it is large, and SQLite does without.
  const mysql = await import("mysql2/promise");
  const options = { host, port, user, password, connectTimeout: 5_000, multipleStatements: true, timezone: "Z" };
  return mysql.createConnection(options);
}

function hasNumber(error: unknown, errno: number): boolean {
  return error instanceof Error && "errno" in error && error.errno === errno;
}

async function exclusively<T>(connection: Connection, lock: string, work: () => Promise<T>): Promise<T> {
  const [rows] = await connection.query<RowDataPacket[]>("SELECT GET_LOCK(?, ?) AS held", [lock, LOCK_SECONDS]);
  if (rows[0]?.held !== 1) throw new MigrationError(`Another process has been migrating for ${LOCK_SECONDS} seconds.`);
  try {
    await connection.query(TABLE);
    return await work();
  } finally {
    await connection.query("SELECT RELEASE_LOCK(?)", [lock]);
  }
}

async function applied(connection: Connection): Promise<Applied[]> {
  try {
    const [rows] = await connection.query<Row[]>("SELECT * FROM _prisma_migrations ORDER BY started_at");
    return rows.map((row) => ({
      name: row.migration_name,
      checksum: row.checksum,
      finished: row.finished_at !== null,
      rolledBack: row.rolled_back_at !== null,
      logs: row.logs,
    }));
  } catch (error) {
    if (hasNumber(error, NO_SUCH_TABLE)) return [];
    throw error;
  }
}

async function apply(connection: Connection, migration: Migration): Promise<void> {
  const id = randomUUID();
  await connection.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))",
    [id, migration.checksum, migration.name],
  );
  try {
    await connection.query(migration.sql);
  } catch (error) {
    await connection.query("UPDATE _prisma_migrations SET logs = ? WHERE id = ?", [String(error), id]);
    throw error;
  }
  await connection.query(
    "UPDATE _prisma_migrations SET finished_at = UTC_TIMESTAMP(3), applied_steps_count = 1 WHERE id = ?",
    [id],
  );
}
