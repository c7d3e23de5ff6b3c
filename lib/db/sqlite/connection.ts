import type { SqlQuery, SqlResultSet } from "@prisma/driver-adapter-utils";
import Database from "libsql";
import { LRUCache } from "lru-cache";
import { prismaError } from "./errors";
import { columnType, fromSqlite, type SqliteValue, toSqlite } from "./values";

/**
 * A prepared statement, and its column names once they are known: the driver takes as long to look them up as to read a
 * row.
 */
interface Prepared {
  statement: Database.Statement;
  names?: readonly string[];
}

/** One SQLite connection with its prepared statements. */
export class Connection {
  readonly #database: Database.Database;
  readonly #statements = new LRUCache<string, Prepared>({ max: 200 });

  /**
   * Once open, the driver does not wait for locks, because that would block the whole process. Callers that can wait
   * use `patiently`.
   * @param openMs how long to wait for other processes while opening
   */
  constructor(file: string, openMs = 0) {
    this.#database = new Database(file, { timeout: openMs });
    // FULL: acknowledged data survives a power cut, not only a crash of this process.
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

  /** Fast path: values that SQLite takes unchanged, rows as objects with times in epoch ms. */
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

  /**
   * Makes the connection unusable. The driver has no way to close the file itself; it does so when the statements are
   * garbage collected.
   */
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

/** A loop, because a chart reads ten thousand rows and Object.fromEntries would cost more than the database. */
function rowOf(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < names.length; i++) row[names[i] ?? ""] = values[i];
  return row;
}
