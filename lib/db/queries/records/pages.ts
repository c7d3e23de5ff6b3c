import { marks, type Sql, type SqlValue } from "../../sql";
import type { Dialect } from "../../url";

/** A part of a WHERE clause, with its parameters. */
export interface Condition {
  text: string;
  values: readonly SqlValue[];
}

/** One column of an order. Columns come from a verb's own list, never from a client. */
export interface Order<Field extends string = string> {
  field: Field;
  descending: boolean;
}

export function withIds(ids: readonly number[]): Condition {
  return ids.length === 0 ? { text: "1 = 0", values: [] } : { text: `"id" IN (${marks(ids.length)})`, values: ids };
}

interface Selection {
  table: string;
  where: readonly Condition[];
}

export async function countRows(sql: Sql, { table, where }: Selection): Promise<number> {
  const { text, values } = whereClause(where);
  const rows = await sql.all<{ count: number }>(`SELECT COUNT(*) AS "count" FROM "${table}" ${text}`, values);
  return Number(rows[0]?.count ?? 0);
}

/** The ids of one page, in the given order; ties, and all rows without an order, by id. */
export async function idsOfPage(
  sql: Sql,
  { table, where }: Selection,
  ordering: readonly Order[],
  { skip, size }: { skip: number; size: number },
): Promise<number[]> {
  const { text, values } = whereClause(where);
  const order = [...ordering, { field: "id", descending: false }].map(
    ({ field, descending }) => `"${field}" ${descending ? "DESC" : "ASC"}`,
  );
  const rows = await sql.all<{ id: number }>(
    `SELECT "id" FROM "${table}" ${text} ORDER BY ${order.join(", ")} LIMIT ${size} OFFSET ${skip}`,
    values,
  );
  return rows.map((row) => row.id);
}

export function whereClause(where: readonly Condition[]): Condition {
  if (where.length === 0) return { text: "", values: [] };
  return {
    text: `WHERE ${where.map((condition) => `(${condition.text})`).join(" AND ")}`,
    values: where.flatMap((condition) => condition.values),
  };
}

/** More words than anyone types; thousands would exceed SQLite's parser depth. */
const MAX_WORDS = 32;

/**
 * Requires each word of the search in one of the columns, case-insensitively. `%`, `_` and `\` are literal, unlike in
 * Prisma's `contains`.
 */
export function containing(dialect: Dialect, columns: readonly string[], search = ""): Condition[] {
  // Some columns of MySQL use a binary collation.
  const collation = dialect === "mysql" ? " COLLATE utf8mb4_unicode_ci" : "";
  return wordsOf(search).map((word) => {
    const patterns = formsOf(dialect, word).map((form) => `%${form.replace(/[!%_]/g, "!$&")}%`);
    const tests = columns.flatMap((column) => patterns.map(() => `"${column}"${collation} LIKE ? ESCAPE '!'`));
    return { text: tests.join(" OR "), values: columns.flatMap(() => patterns) };
  });
}

export function wordsOf(search: string): string[] {
  // SQLite's driver would end the text at a NUL.
  return [...new Set(search.split(/[\s\0]+/).filter((word) => word !== ""))].slice(0, MAX_WORDS);
}

/** SQLite folds the case of ASCII letters only, so other words are searched in their common forms. */
function formsOf(dialect: Dialect, word: string): string[] {
  const isAscii = Buffer.byteLength(word) === word.length;
  if (dialect === "mysql" || isAscii) return [word];
  const [lower, upper] = [word.toLowerCase(), word.toUpperCase()];
  const [initial = ""] = lower;
  return [...new Set([word, lower, upper, initial.toUpperCase() + lower.slice(initial.length)])];
}
