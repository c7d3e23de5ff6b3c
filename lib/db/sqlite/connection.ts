import type { SqlQuery, SqlResultSet } from "@prisma/driver-adapter-utils";
import Database from "libsql";
import { LRUCache } from "lru-cache";
import { prismaError } from "./errors";
import { columnType, fromSqlite, type SqliteValue, toSqlite } from "./values";

/** A prepared statement, and the names of its columns once they were asked for: the driver looks for them as long as for a row. */
interface Prepared {
  statement: Database.Statement;
  names?: readonly string[];
}

/** One SQLite connection with its prepared statements. */
export class Connection {
  readonly #database: Database.Database;
  readonly #statements = new LRUCache<string, Prepared>({ max: 200 });

  /**
   * Once it is open the driver waits for no lock: it would stop the whole process meanwhile. Who can wait does it by
   * `patiently`.
   * @param openMs how long to wait for others while it opens
   */
  constructor(file: string, openMs = 0) {
    this.#database = new Database(file, { timeout: openMs });
    // FULL: what is acknowledged survives a power cut, not only a crash of this process.
    for (const pragma of [
      "journal_mode = WAL",
      "synchronous = FULL",
      "foreign_keys = ON",
      "temp_store = MEMORY",
      "busy_timeout = 0",
    ]) {
      this.#guard(() => this.#database.prepare(`PRAGMA ${pragma}`).all([]));
    }
  }

  query({ sql, args, argTypes }: SqlQuery): SqlResultSet {
    return this.#guard(() => {
      const { statement } = this.#prepare(sql);
      const values = args.map((value, i) => toSqlite(value, argTypes[i]));
      if (!statement.reader) {
        const { lastInsertRowid } = statement.run(values);
        return { columnNames: [], columnTypes: [], rows: [], lastInsertId: String(lastInsertRowid) };
      }
      const rows = statement.raw().all(values) as unknown[][];
      const columns = statement.columns();
      const columnTypes = columns.map((column, i) => columnType(column.type, i, rows));
      return { columnNames: columns.map((column) => column.name), columnTypes, rows: fromSqlite(rows, columnTypes) };
    });
  }

  /** Returns how many rows it changed. */
  execute({ sql, args, argTypes }: SqlQuery): number {
    return this.#guard(() => {
      const values = args.map((value, i) => toSqlite(value, argTypes[i]));
      const { statement } = this.#prepare(sql);
      if (statement.reader) return statement.all(values).length;
      return statement.run(values).changes;
    });
  }

  /** The plain way: values that SQLite takes as they are, rows as objects with times in epoch ms. */
  run(sql: string, values: SqliteValue[]): number {
    return this.#guard(() => this.#prepare(sql).statement.run(values).changes);
  }

  all(sql: string, values: SqliteValue[]): unknown[] {
    return this.#guard(() => {
      const prepared = this.#prepare(sql);
      const rows = prepared.statement.raw().all(values) as unknown[][];
      if (rows.length === 0) return [];
      prepared.names ??= prepared.statement.columns().map((column) => column.name);
      const { names } = prepared;
      return rows.map((row) => rowOf(names, row));
    });
  }

  script(sql: string): void {
    this.#guard(() => this.#database.exec(sql));
  }

  /** Ends all use. The driver lets go of the file itself when the statements are garbage: it can not be told to. */
  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known) return known;
    const prepared = { statement: this.#database.prepare(sql) };
    this.#statements.set(sql, prepared);
    return prepared;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw prismaError(error);
    }
  }
}

/** By a loop: a chart reads ten thousand rows, and Object.fromEntries would cost more than the database does. */
function rowOf(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < names.length; i++) row[names[i] ?? ""] = values[i];
  return row;
}
