import type { Dialect } from "./url";

/** A parameter of a statement. A time is a Date, a boolean 0 or 1, JSON its text. */
export type SqlValue = string | number | Date | null;

/**
 * Plain SQL inside one transaction, for the few hot paths where Prisma's own writes cost ten times a multi-row
 * statement. Identifiers are in double quotes and parameters `?` on every database; times are returned as epoch ms.
 */
export interface Sql {
  /** Returns how many rows it changed. */
  run(statement: string, values: readonly SqlValue[]): Promise<number>;
  all<Row>(statement: string, values: readonly SqlValue[]): Promise<Row[]>;
}

/** The verb of an insert that skips rows whose key exists. */
export const INSERT_IGNORING: Record<Dialect, string> = { sqlite: "INSERT OR IGNORE", mysql: "INSERT IGNORE" };

/** `(?, ?), (?, ?)`: `rows` tuples of `columns` parameters each. */
export function tuples(rows: number, columns: number): string {
  return Array(rows)
    .fill(`(${Array(columns).fill("?").join(", ")})`)
    .join(", ");
}

/** `?, ?, ?` */
export function marks(count: number): string {
  return Array(count).fill("?").join(", ");
}

/** `"a", "b"` */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(", ");
}

/**
 * A JSON column is text on SQLite and MariaDB, and already an object on MySQL. Its content is trusted, because only
 * this server writes it.
 */
export function parsed<T>(value: unknown): T | null {
  if (typeof value === "string") return JSON.parse(value) as T;
  return (value ?? null) as T | null;
}
