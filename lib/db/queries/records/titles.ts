import type { Model } from "../../models";
import { columnList, marks, type Sql, type SqlValue } from "../../sql";

/** Keys per statement. */
const BATCH_SIZE = 500;

/** The rows with these keys, unordered: their keys and the named columns. Times are epoch ms. */
export async function titleRows(
  sql: Sql,
  model: Model,
  columns: readonly string[],
  keys: readonly Readonly<Record<string, string | number>>[],
): Promise<Record<string, unknown>[]> {
  const selected = columnList([...new Set([...model.primaryKey, ...columns])]);
  const found: Record<string, unknown>[] = [];
  for (let i = 0; i < keys.length; i += BATCH_SIZE) {
    const slice = keys.slice(i, i + BATCH_SIZE);
    const { text, values } = amongKeys(model, slice);
    found.push(
      ...(await sql.all<Record<string, unknown>>(`SELECT ${selected} FROM "${model.name}" WHERE ${text}`, values)),
    );
  }
  return found;
}

function amongKeys({ primaryKey, fields }: Model, keys: readonly Readonly<Record<string, string | number>>[]) {
  const isTime = (name: string) => fields.some((field) => field.name === name && field.type === "DateTime");
  const values = keys.flatMap((key) =>
    primaryKey.map((name): SqlValue => (isTime(name) ? new Date(Number(key[name])) : (key[name] ?? null))),
  );
  const [first = ""] = primaryKey;
  if (primaryKey.length === 1) return { text: `"${first}" IN (${marks(keys.length)})`, values };
  // Spelled out because SQLite does not support a list of row values after IN.
  const one = `(${primaryKey.map((name) => `"${name}" = ?`).join(" AND ")})`;
  return { text: keys.map(() => one).join(" OR "), values };
}
