import { setTimeout as sleep } from "node:timers/promises";
import { yieldToEventLoop } from "../../event-loop";
import { Mutex } from "../../mutex";
import type { Sql, SqlValue } from "../sql";
import { LOCK_MS, patiently } from "./busy-retry";
import { Connection } from "./connection";
import type { SqliteValue } from "./values";
import { Writers } from "./writers";

/** While two processes write, each rests before its next turn, longer than the other one pauses between its attempts. */
const SHARED_MS = 5_000;
const REST_MS = 10;

/** An open SQLite file. Two connections: one writes, a writer at a time; the other reads committed data meanwhile (WAL). */
export class SqliteFile {
  readonly writer: Connection;
  readonly reader: Connection;
  readonly writing = new Mutex();
  readonly #writers: Writers;
  /** When another process was last found writing. */
  #sharedAt = Number.NEGATIVE_INFINITY;

  /** @param lockMs how long another process may hold the file before we give up */
  constructor(
    readonly path: string,
    readonly lockMs = LOCK_MS,
  ) {
    this.writer = new Connection(path, lockMs);
    this.reader = new Connection(path, lockMs);
    this.#writers = new Writers(this.writer, () => this.begin());
  }

  /** Resolves with the function that must end the transaction, once it is this caller's turn to write. */
  async begin(): Promise<(statement: "COMMIT" | "ROLLBACK") => void> {
    const deadline = this.#deadline();
    // The driver answers at once: a caller with one transaction after another would never let timers and sockets have a turn.
    await new Promise(setImmediate);
    const release = await this.writing.acquire();
    try {
      // A process that writes without a pause would never let another one in.
      if (performance.now() - this.#sharedAt < SHARED_MS) await sleep(REST_MS);
      await patiently(() => this.#begin(), deadline);
    } catch (error) {
      release();
      throw error;
    }
    return (statement) => this.#end(statement, release);
  }

  /** IMMEDIATE: a transaction that reads first and writes later can not be refused half-way. */
  #begin(): void {
    try {
      this.writer.script("BEGIN IMMEDIATE");
    } catch (error) {
      this.#sharedAt = performance.now();
      throw error;
    }
  }

  /** A change by itself, outside any transaction, once it is this caller's turn to write. */
  write<T>(change: (writer: Connection) => T): Promise<T> {
    const deadline = this.#deadline();
    return this.writing.run(() => patiently(() => change(this.writer), deadline));
  }

  /** Counted from when the caller asked: who waits behind others that wait in vain must not wait as long again. */
  #deadline(): number {
    return performance.now() + this.lockMs;
  }

  #end(statement: "COMMIT" | "ROLLBACK", release: () => void): void {
    try {
      this.writer.script(statement);
    } catch (error) {
      // A commit that failed may leave the transaction open, and the next one could not begin.
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
      // Of a full disk SQLite has undone the whole by itself: there is no transaction any more.
    }
  }

  /** Commits when `work` resolves, perhaps together with others; rolls back when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#writers.transaction(plainSql(this.writer), work);
  }

  /** All that `work` reads is as it was when this began. */
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

  close(): void {
    this.reader.close();
    this.writer.close();
  }
}

/** The driver answers at once: whoever reads in a loop would never let timers and sockets have their turn. */
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

/** A time goes as a float, like any number: SQLite turns it into an integer, as its column says. */
function plainValue(value: SqlValue): SqliteValue {
  return value instanceof Date ? value.getTime() : value;
}
