import { yieldToEventLoop } from "../../event-loop";
import type { Sql, SqlValue } from "../sql";
import { Connection } from "./connection";
import { Lock } from "./lock";
import type { SqliteValue } from "./values";
import { Writers } from "./writers";

/** An open SQLite file. Two connections: one writes, a writer at a time; the other reads committed data meanwhile (WAL). */
export class SqliteFile {
  readonly writer: Connection;
  readonly reader: Connection;
  readonly writing = new Lock();
  readonly #writers: Writers;

  constructor(readonly path: string) {
    this.writer = new Connection(path);
    this.reader = new Connection(path);
    this.#writers = new Writers(this.writer, () => this.begin());
  }

  /** Resolves with the function that must end the transaction, once it is this caller's turn to write. */
  async begin(): Promise<(statement: "COMMIT" | "ROLLBACK") => void> {
    // The driver answers at once: a caller with one transaction after another would never let timers and sockets have a turn.
    await new Promise(setImmediate);
    const release = await this.writing.acquire();
    try {
      // IMMEDIATE: a transaction that reads first and writes later can not be refused half-way.
      this.writer.script("BEGIN IMMEDIATE");
    } catch (error) {
      release();
      throw error;
    }
    return (statement) => this.#end(statement, release);
  }

  #end(statement: "COMMIT" | "ROLLBACK", release: () => void): void {
    try {
      this.writer.script(statement);
    } catch (error) {
      // A commit that failed (a full disk, say) leaves the transaction open, and the next one could not begin.
      if (statement === "COMMIT") this.writer.script("ROLLBACK");
      throw error;
    } finally {
      release();
    }
  }

  /** Commits when `work` resolves, perhaps together with others; rolls back when it throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#writers.transaction(plainSql(this.writer), work);
  }

  /** All that `work` reads is as it was when this began. */
  async snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const connection = new Connection(this.path);
    try {
      connection.script("BEGIN");
      // A transaction sees the database as of its first read.
      connection.all("SELECT 1 FROM sqlite_master", []);
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
      return connection.run(statement, values.map(plainValue));
    },
    all: async <Row>(statement: string, values: readonly SqlValue[]) => {
      await yieldToEventLoop();
      return connection.all(statement, values.map(plainValue)) as Row[];
    },
  };
}

/** A time goes as a float, like any number: SQLite turns it into an integer, as its column says. */
function plainValue(value: SqlValue): SqliteValue {
  return value instanceof Date ? value.getTime() : value;
}
