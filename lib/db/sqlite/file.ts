import { setTimeout as sleep } from "node:timers/promises";
import { yieldToEventLoop } from "../../event-loop";
import { Mutex } from "../../mutex";
import type { Sql, SqlValue } from "../sql";
import { LOCK_MS, patiently } from "./busy-retry";
import { Connection } from "./connection";
import type { SqliteValue } from "./values";
import { Writers } from "./writers";

/**
 * While two processes write, each pauses between its transactions, for longer than the other one pauses between its
 * attempts.
 */
const SHARED_MS = 5_000;
const REST_MS = 10;

/**
 * An open SQLite file with two connections: one for a single writer at a time, one that reads committed data meanwhile
 * (WAL).
 */
export class SqliteFile {
  readonly writer: Connection;
  readonly reader: Connection;
  readonly writing = new Mutex();
  readonly #writers: Writers;
  /** When another process was last found writing. */
  #sharedAt = Number.NEGATIVE_INFINITY;

  /** @param lockMs how long to wait for another process that holds the file */
  constructor(
    readonly path: string,
    readonly lockMs = LOCK_MS,
  ) {
    this.writer = new Connection(path, lockMs);
    this.reader = new Connection(path, lockMs);
    this.#writers = new Writers(this.writer, () => this.begin());
  }

  /** Resolves once this caller may write, with the function that must end the transaction. */
  async begin(): Promise<(statement: "COMMIT" | "ROLLBACK") => void> {
    const deadline = this.#deadline();
    // The driver is synchronous: a caller with one transaction after another would starve timers and sockets.
    await new Promise(setImmediate);
    const release = await this.writing.acquire();
    try {
      // A process that writes without a pause would starve the others.
      if (performance.now() - this.#sharedAt < SHARED_MS) await sleep(REST_MS);
      await patiently(() => this.#begin(), deadline);
    } catch (error) {
      release();
      throw error;
    }
    return (statement) => this.#end(statement, release);
  }

  /** IMMEDIATE, so that a transaction that reads first and writes later cannot be refused half-way. */
  #begin(): void {
    try {
      this.writer.script("BEGIN IMMEDIATE");
    } catch (error) {
      this.#sharedAt = performance.now();
      throw error;
    }
  }

  /** A single change outside any transaction, once this caller may write. */
  write<T>(change: (writer: Connection) => T): Promise<T> {
    const deadline = this.#deadline();
    return this.writing.run(() => patiently(() => change(this.writer), deadline));
  }

  /** Counted from the caller's request, so that waiting behind others that time out does not add up. */
  #deadline(): number {
    return performance.now() + this.lockMs;
  }

  #end(statement: "COMMIT" | "ROLLBACK", release: () => void): void {
    try {
      this.writer.script(statement);
    } catch (error) {
      // A failed commit may leave the transaction open, and the next one could not begin.
      if (statement === "COMMIT") this.#rollBack();
      throw error;
    } finally {
      release();
    }
  }

  #rollBack(): void {
    try {
      this.writer.script("ROLLBACK");
    } catch {
      // With a full disk SQLite has already rolled back, and there is no transaction left.
    }
  }

  /** Commits when `work` resolves, possibly together with other transactions; rolls back when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#writers.transaction(plainSql(this.writer), work);
  }

  /** All reads of `work` see the database as it was at the start. */
  async snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const connection = await patiently(() => new Connection(this.path), this.#deadline());
    try {
      connection.script("BEGIN");
      // A transaction sees the database as of its first read.
      await patiently(() => connection.all("SELECT 1 FROM sqlite_master", []), this.#deadline());
      return await work(plainSql(connection));
    } finally {
      connection.close();
    }
  }

  /** Reads committed data, outside any transaction. */
  get read(): Sql {
    return plainSql(this.reader);
  }

  /** Is another one after each commit by another process. */
  async outsideVersion(): Promise<number> {
    // The writer's: the reader's changes with the writer's own commits, too.
    const [row] = await plainSql(this.writer).all<{ data_version: number }>("PRAGMA data_version", []);
    return Number(row?.data_version);
  }

  close(): void {
    this.reader.close();
    this.writer.close();
  }
}

/** The driver is synchronous: a loop of reads would starve timers and sockets. */
function plainSql(connection: Connection): Sql {
  return {
    run: async (statement, values) => {
      await yieldToEventLoop();
      return patiently(() => connection.run(statement, values.map(plainValue)));
    },
    all: async <Row>(statement: string, values: readonly SqlValue[]) => {
      await yieldToEventLoop();
      return patiently(() => connection.all(statement, values.map(plainValue)) as Row[]);
    },
  };
}

/** A time is passed as a float, like any number; SQLite converts it to an integer by the column's type. */
function plainValue(value: SqlValue): SqliteValue {
  return value instanceof Date ? value.getTime() : value;
}
