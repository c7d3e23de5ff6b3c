import { PrismaMariaDb } from "@prisma/adapter-mariadb";
import { env } from "../env";
import { forget, once } from "../once";
import { PrismaClient as MysqlClient } from "./generated/mysql/client";
import { type Prisma, PrismaClient } from "./generated/sqlite/client";
import { mysqlSnapshot, mysqlTransaction, openPool, plainSql, tryAgain } from "./mysql/pool";
import type { Sql } from "./sql";
import { SqliteAdapterFactory } from "./sqlite/adapter";
import { SqliteFile } from "./sqlite/file";
import { type Dialect, parseDatabaseUrl } from "./url";

export type { Prisma };
export type Tx = Prisma.TransactionClient;

/** An open database: Prisma for everything, and plain SQL through the same connections for the hot paths. */
export interface Database {
  readonly dialect: Dialect;
  readonly prisma: PrismaClient;
  /** Plain reads of committed data. */
  readonly read: Sql;
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads the whole database as it is now, through a connection of its own, while others go on writing. */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const transactionOptions = { maxWait: 15_000, timeout: 60_000 };

/** Opens a database of one's own (tests, tools). The server shares the one of `database()`. */
export function open(databaseUrl: string): Database {
  const target = parseDatabaseUrl(databaseUrl);
  return target.dialect === "sqlite" ? openSqlite(target.file) : openMysql(target);
}

function openSqlite(path: string): Database {
  const file = new SqliteFile(path);
  const prisma = new PrismaClient({ adapter: new SqliteAdapterFactory(file), transactionOptions });
  return {
    dialect: "sqlite",
    prisma,
    read: file.read,
    transaction: (work) => file.transaction(work),
    snapshot: (work) => file.snapshot(work),
    close: async () => {
      await prisma.$disconnect();
      file.close();
    },
  };
}

function openMysql(target: Parameters<typeof openPool>[0]): Database {
  const pool = openPool(target);
  const adapter = new PrismaMariaDb(pool, { database: target.database });
  // Generated from the same models: the same methods and types, but for the names of the classes.
  const prisma = new MysqlClient({ adapter, transactionOptions }) as unknown as PrismaClient;
  Object.assign(prisma, { $transaction: retried(prisma.$transaction.bind(prisma)) });
  return {
    dialect: "mysql",
    prisma,
    read: plainSql(pool),
    transaction: (work) => mysqlTransaction(pool, work),
    snapshot: (work) => mysqlSnapshot(pool, work),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

type Transaction = PrismaClient["$transaction"];

/** A list of calls is made already, and can not be made again; work that is a function can. */
function retried(transaction: Transaction): Transaction {
  const run = transaction as (work: unknown, options?: unknown) => Promise<unknown>;
  const again = (work: unknown, options?: unknown) =>
    typeof work === "function" ? tryAgain(() => run(work, options)) : run(work, options);
  return again as Transaction;
}

/** The process's database, opened at its first use. */
export function database(): Database {
  return once("database", () => open(env.DATABASE_URL));
}

export async function closeDatabase(): Promise<void> {
  await forget<Database>("database")?.close();
}
