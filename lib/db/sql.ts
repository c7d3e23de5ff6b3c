import type { Dialect } from "./url";

/** A value of a statement's parameter. A time is a Date; a truth value 0 or 1; JSON its text. */
export type SqlValue = string | number | Date | null;

/**
 * Plain SQL inside one transaction, for the few hot paths where Prisma's own writes cost ten times a multi-row
 * statement. Identifiers stand in double quotes and parameters as `?` on every database; times come back as epoch ms.
 */
export interface Sql {
  /** Returns how many rows it changed. */
  run(statement: string, values: readonly SqlValue[]): Promise<number>;
  all<Row>(statement: string, values: readonly SqlValue[]): Promise<Row[]>;
}

/** The verb of an insert that leaves out what is there already, by its key. */
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

/** A JSON column is text on SQLite and MariaDB, and already an object on MySQL. Only we ever wrote it. */
export function parsed<T>(value: unknown): T | null {
  if (typeof value === "string") return JSON.parse(value) as T;
  return (value ?? null) as T | null;
}
