import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import mariadb, { type FieldInfo, type Pool, type PoolConnection, SqlError } from "mariadb";
import { z } from "zod";
import { processSingleton } from "../../process-singleton";
import type { Sql, SqlValue } from "../sql";
import type { DatabaseTarget } from "../url";
import { watch } from "./liveness";
import { datetimeText, epochOf } from "./time";

/** How long a statement waits for a connection. */
export const ACQUIRE_MS = 8_000;
const CONNECT_MS = 5_000;
/**
 * How long a statement waits for a locked row: the server's default of 50 s is longer than clients wait for a response.
 */
const LOCK_WAIT_S = 10;

/** Opens the pool that Prisma and the plain statements share. It connects at first use. */
export function openPool(target: DatabaseTarget & { dialect: "mysql" }): { pool: Pool; close: () => Promise<void> } {
  outliveStrayRejections();
  const { host, port, user, password, database } = target;
  const login = { host, port, user, password, connectTimeout: CONNECT_MS };
  const sockets = new Set<Socket>();
  const pool = mariadb.createPool({
    ...login,
    database,
    stream: () => {
      const socket = connect(port, host);
      sockets.add(socket.once("close", () => sockets.delete(socket)));
      return socket;
    },
    connectionLimit: 10,
    timezone: "Z",
    // Double quotes around identifiers, as on SQLite, so that one text serves both databases.
    initSql: [
      "SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')",
      `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_S}, lock_wait_timeout = ${LOCK_WAIT_S}`,
    ],
    prepareCacheLength: 128,
    // A server that does not answer is reported sooner than after the driver's ten seconds.
    acquireTimeout: ACQUIRE_MS,
  });
  const stop = watch(login, sockets, () => pool.activeConnections() > 0);
  const close = async () => {
    stop();
    await pool.end();
  };
  return { pool, close };
}

/**
 * A lock wait that ended in a deadlock or timed out: the server rolled back, and the transaction can simply be
 * repeated.
 */
const TRY_AGAIN = new Set([1213, 1205]);
const TRIES = 5;
/** Transactions that met in a deadlock would meet again if they were repeated at once. Doubled with each attempt. */
const PAUSE_MS = 5;
/** No retries beyond this total, so that long lock waits do not add up. */
const TRY_MS = 1000 * LOCK_WAIT_S;

export function mysqlTransaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  return tryAgain(() => transactionOnce(pool, work));
}

/** Runs a whole transaction, and repeats it after a deadlock. */
export async function tryAgain<T>(transaction: () => Promise<T>): Promise<T> {
  const last = performance.now() + TRY_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === TRIES || performance.now() >= last || !wasRolledBack(error)) throw error;
      await sleep(Math.random() * PAUSE_MS * 2 ** attempt);
    }
  }
}

/**
 * Prisma has its own error code for this, except in raw SQL, where the adapter's error carries the database's number.
 */
function wasRolledBack(error: unknown): boolean {
  if (error instanceof SqlError) return TRY_AGAIN.has(error.errno);
  if (!(error instanceof Error && "code" in error)) return false;
  return error.code === "P2034" || (error.code === "P2010" && TRY_AGAIN.has(plainErrorNumber(error)));
}

const plainErrorSchema = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.coerce.number() }) }) }),
});

function plainErrorNumber(error: unknown): number {
  return plainErrorSchema.safeParse(error).data?.meta.driverAdapterError.cause.originalCode ?? 0;
}

async function transactionOnce<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  try {
    // Reads under a lock then return the current rows, not those from when the transaction began.
    const isolated = connection.query("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
    await Promise.all([isolated, connection.beginTransaction()]);
    const result = await work(plainSql(connection));
    await connection.commit();
    return result;
  } catch (error) {
    // On a lost connection there is nothing to roll back, and the first error is the one to report.
    await connection.rollback().catch(() => {});
    throw error;
  } finally {
    await connection.release();
  }
}

/**
 * Dates are passed as text in UTC, because the driver converts a Date by the process's own zone, whatever its
 * `timezone` says.
 */
function parameter(value: SqlValue): string | number | null {
  return value instanceof Date ? datetimeText(value.getTime()) : value;
}

function timesAsEpoch<Row>(rows: Row[] & { meta?: FieldInfo[] }): Row[] {
  const times = (rows.meta ?? []).filter((column) => column.type === "DATETIME").map((column) => column.name());
  for (const row of rows as Record<string, unknown>[]) {
    for (const name of times) {
      const value = row[name];
      if (typeof value === "string") row[name] = epochOf(value);
    }
  }
  return rows;
}

/** All reads of `work` see the database as it was at the start. */
export async function mysqlSnapshot<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection();
  try {
    await connection.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    await connection.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    return await work(plainSql(connection));
  } finally {
    await connection.rollback().catch(() => {});
    await connection.release();
  }
}

export function plainSql(connection: Pool | PoolConnection): Sql {
  return {
    run: async (statement, values) => {
      const { affectedRows } = await connection.execute({ sql: statement }, values.map(parameter));
      return Number(affectedRows);
    },
    all: async <Row>(statement: string, values: readonly SqlValue[]) =>
      timesAsEpoch(
        await connection.execute<Row[]>(
          { sql: statement, autoJsonMap: false, bigIntAsNumber: true, decimalAsNumber: true, dateStrings: true },
          values.map(parameter),
        ),
      ),
  };
}

/**
 * When a connection is lost during its initial statements, the driver rejects the caller's promise, and then another
 * one that nobody can await (mariadb 3.4.5, `authSuccess`), which would end the process by Node's default. All other
 * unhandled rejections still do.
 */
function outliveStrayRejections(): void {
  processSingleton("stray rejections", () =>
    process.on("unhandledRejection", (reason) => {
      if (!isLostConnection(reason)) throw reason;
    }),
  );
}

/** The driver marks plain socket errors as fatal, too. */
function isLostConnection(reason: unknown): boolean {
  return reason instanceof Error && "sqlState" in reason && "fatal" in reason && reason.fatal === true;
}
