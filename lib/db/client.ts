import { PrismaMariaDb } from "@prisma/adapter-mariadb";
import { env } from "../env";
import { forget, processSingleton } from "../process-singleton";
import { PrismaClient as MysqlClient } from "./generated/mysql/client";
import { type Prisma, PrismaClient } from "./generated/sqlite/client";
import { ACQUIRE_MS, mysqlSnapshot, mysqlTransaction, openPool, plainSql, tryAgain } from "./mysql/pool";
import type { Sql } from "./sql";
import { SqliteAdapterFactory } from "./sqlite/adapter";
import { SqliteFile } from "./sqlite/file";
import { type Dialect, parseDatabaseUrl } from "./url";

export type { Prisma };
export type Tx = Prisma.TransactionClient;

/** An open database: Prisma in general, and plain SQL through the same connections for the hot paths. */
export interface Database {
  readonly dialect: Dialect;
  readonly prisma: PrismaClient;
  /** Plain SQL reads of committed data. */
  readonly read: Sql;
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads a consistent snapshot of the whole database on its own connection, while others continue to write. */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * A number that is another one after other processes may have committed: exact on SQLite, at most a second late on MySQL,
   * which has nothing that is cheap to ask. This process's own commits do not change it.
   */
  outsideVersion(): Promise<number>;
  close(): Promise<void>;
}

/** Slightly longer than the timeout of the database below, whose error is more specific. */
const BEYOND_MS = 5_000;
const TIMEOUT_MS = 60_000;
/** How late a process may notice what other processes have committed to MySQL, where no event tells it. */
const OUTSIDE_MS = 1_000;

interface Options {
  /**
   * How long to wait for another process that writes to the same file. A server's clients wait meanwhile, so seconds.
   */
  lockMs?: number;
}

/** Opens a separate database (tests, tools). The server shares the one of `database()`. */
export function open(databaseUrl: string, { lockMs }: Options = {}): Database {
  const target = parseDatabaseUrl(databaseUrl);
  return target.dialect === "sqlite" ? openSqlite(target.file, lockMs) : openMysql(target);
}

function openSqlite(path: string, lockMs: number | undefined): Database {
  const file = new SqliteFile(path, lockMs);
  const transactionOptions = { maxWait: file.lockMs + BEYOND_MS, timeout: TIMEOUT_MS };
  const prisma = new PrismaClient({ adapter: new SqliteAdapterFactory(file), transactionOptions });
  return {
    dialect: "sqlite",
    prisma,
    read: file.read,
    transaction: (work) => file.transaction(work),
    snapshot: (work) => file.snapshot(work),
    outsideVersion: () => file.outsideVersion(),
    close: async () => {
      await prisma.$disconnect();
      file.close();
    },
  };
}

function openMysql(target: Parameters<typeof openPool>[0]): Database {
  const { pool, close } = openPool(target);
  const adapter = new PrismaMariaDb(pool, { database: target.database });
  const transactionOptions = { maxWait: ACQUIRE_MS + BEYOND_MS, timeout: TIMEOUT_MS };
  // Generated from the same models: same methods and types, only the class names differ.
  const prisma = new MysqlClient({ adapter, transactionOptions }) as unknown as PrismaClient;
  Object.assign(prisma, { $transaction: retried(prisma.$transaction.bind(prisma)) });
  return {
    dialect: "mysql",
    prisma,
    read: plainSql(pool),
    transaction: (work) => mysqlTransaction(pool, work),
    snapshot: (work) => mysqlSnapshot(pool, work),
    outsideVersion: async () => Math.floor(performance.now() / OUTSIDE_MS),
    close: async () => {
      await prisma.$disconnect();
      await close();
    },
  };
}

type Transaction = PrismaClient["$transaction"];

/** A list of calls was already created and cannot be repeated; a function can. */
function retried(transaction: Transaction): Transaction {
  const run = transaction as (work: unknown, options?: unknown) => Promise<unknown>;
  const again = (work: unknown, options?: unknown) =>
    typeof work === "function" ? tryAgain(() => run(work, options)) : run(work, options);
  return again as Transaction;
}

/** The process's database, opened with these options at first use. */
export function database(options?: Options): Database {
  return processSingleton("database", () => open(env.DATABASE_URL, options));
}

export async function closeDatabase(): Promise<void> {
  await forget<Database>("database")?.close();
}
