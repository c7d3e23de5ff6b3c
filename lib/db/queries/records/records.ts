import type { Model, ModelField } from "../../models";
import { columnList, marks, type Sql, type SqlValue } from "../../sql";
import type { Dialect } from "../../url";

/** A row of any model by column: times in epoch ms, booleans, parsed JSON. */
export type RecordRow = Readonly<Record<string, unknown>>;

/** The row with this key; with `lock`, locked until the transaction ends. */
export async function recordAt(
  sql: Sql,
  model: Model,
  key: RecordRow,
  lock?: Dialect,
): Promise<Record<string, unknown> | undefined> {
  const { text, values } = withKey(model, key);
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${columnList(model.fields.map(({ name }) => name))} FROM "${model.name}" WHERE ${text} ${lock === "mysql" ? "FOR UPDATE" : ""}`,
    values,
  );
  return rows[0] && plainRow(model, rows[0]);
}

/** Adds a row. Returns the id that the database assigned, if any. */
export async function insertRecord(sql: Sql, dialect: Dialect, model: Model, row: RecordRow): Promise<number> {
  const fields = model.fields.filter(({ name }) => row[name] !== undefined);
  const into = `INSERT INTO "${model.name}"`;
  if (fields.length > 0) {
    await sql.run(
      `${into} (${columnList(fields.map(({ name }) => name))}) VALUES (${marks(fields.length)})`,
      fields.map((field) => parameterOf(field, row[field.name])),
    );
  } else {
    await sql.run(`${into} ${dialect === "mysql" ? "() VALUES ()" : "DEFAULT VALUES"}`, []);
  }
  const last = dialect === "mysql" ? "LAST_INSERT_ID()" : "last_insert_rowid()";
  const [inserted] = await sql.all<{ id: number }>(`SELECT ${last} AS "id"`, []);
  return Number(inserted?.id);
}

export async function updateRecord(sql: Sql, model: Model, key: RecordRow, row: RecordRow): Promise<void> {
  const fields = model.fields.filter(({ name }) => row[name] !== undefined);
  const { text, values } = withKey(model, key);
  await sql.run(`UPDATE "${model.name}" SET ${fields.map(({ name }) => `"${name}" = ?`).join(", ")} WHERE ${text}`, [
    ...fields.map((field) => parameterOf(field, row[field.name])),
    ...values,
  ]);
}

export async function deleteRecord(sql: Sql, model: Model, key: RecordRow): Promise<void> {
  const { text, values } = withKey(model, key);
  await sql.run(`DELETE FROM "${model.name}" WHERE ${text}`, values);
}

/** Does any row, except the one with `key`, have these values in these columns? */
export async function isTaken(
  sql: Sql,
  model: Model,
  columns: readonly string[],
  row: RecordRow,
  key?: RecordRow,
): Promise<boolean> {
  const conditions = [matching(model, columns, row)];
  if (key) {
    const { text, values } = withKey(model, key);
    conditions.push({ text: `NOT (${text})`, values });
  }
  const rows = await sql.all(
    `SELECT 1 FROM "${model.name}" WHERE ${conditions.map(({ text }) => text).join(" AND ")} LIMIT 1`,
    conditions.flatMap(({ values }) => values),
  );
  return rows.length > 0;
}

/** Converts a value to a statement's parameter. */
export function parameterOf({ type }: ModelField, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (type === "Json") return JSON.stringify(value);
  if (type === "DateTime") return new Date(Number(value));
  return typeof value === "boolean" ? Number(value) : (value as SqlValue);
}

/** Converts a row of the database to plain values; columns that are not the model's stay unchanged. */
export function plainRow(model: Model, row: RecordRow): Record<string, unknown> {
  const plain: Record<string, unknown> = { ...row };
  for (const { name, type } of model.fields) {
    const value = plain[name];
    if (value === null || value === undefined) continue;
    if (type === "Boolean") plain[name] = Boolean(value);
    // SQLite returns text; MySQL, and MariaDB's driver, the parsed value.
    if (type === "Json" && typeof value === "string") plain[name] = JSON.parse(value);
  }
  return plain;
}

function withKey(model: Model, key: RecordRow) {
  return matching(model, model.primaryKey, key);
}

function matching({ fields }: Model, columns: readonly string[], row: RecordRow) {
  const values = columns.map((name): SqlValue => {
    const field = fields.find((one) => one.name === name);
    return field ? parameterOf(field, row[name]) : null;
  });
  return { text: columns.map((name) => `"${name}" = ?`).join(" AND "), values };
}
