import { isNumbered, type Model, type ModelField } from "../../models";
import { columnList, marks, type Sql, type SqlValue, tuples } from "../../sql";
import type { Dialect } from "../../url";

/**
 * A cell when moving whole tables of any model. It is JSON-compatible and the same from every database: a time in epoch
 * ms, a boolean, JSON as text.
 */
export type Cell = string | number | boolean | null;

/** Below SQLite's limit of 32,766. */
const PARAMETERS = 30_000;

/** All rows in the order of the primary key, `size` per page; cells in the order of the model's fields. */
export async function* pagesOf(sql: Sql, dialect: Dialect, model: Model, size: number): AsyncGenerator<Cell[][]> {
  const columns = columnList(model.fields.map(({ name }) => name));
  const keys = model.primaryKey.map((name) => model.fields.findIndex((field) => field.name === name));
  let after: SqlValue[] = [];
  for (;;) {
    const { condition, values } = after.length === 0 ? { condition: "", values: [] } : beyond(dialect, model, after);
    const rows = await sql.all<Record<string, unknown>>(
      `SELECT ${columns} FROM "${model.name}" ${condition} ORDER BY ${columnList(model.primaryKey)} LIMIT ${size}`,
      values,
    );
    const page = rows.map((row) => model.fields.map((field) => cellOf(field, row[field.name])));
    const last = page.at(-1);
    if (!last) return;
    yield page;
    if (page.length < size) return;
    after = keys.map((index) => parameterOf(model.fields[index], last[index] ?? null));
  }
}

/** SQLite seeks by a row value but not by the equivalent OR; MariaDB the other way round. */
function beyond(dialect: Dialect, { primaryKey }: Model, after: readonly SqlValue[]) {
  if (dialect === "sqlite") {
    const marks = primaryKey.map(() => "?").join(", ");
    return { condition: `WHERE (${columnList(primaryKey)}) > (${marks})`, values: [...after] };
  }
  const steps = primaryKey.map((column, i) => {
    const equal = primaryKey.slice(0, i).map((before) => `"${before}" = ? AND `);
    return `(${equal.join("")}"${column}" > ?)`;
  });
  return { condition: `WHERE ${steps.join(" OR ")}`, values: primaryKey.flatMap((_, i) => after.slice(0, i + 1)) };
}

/** A row by column. */
export type Cells = Record<string, Cell>;

/**
 * The rows in which each of these columns has the given value, or one of the given values. Columns come from the code,
 * never from a client.
 */
export async function selectRows(
  sql: Sql,
  model: Model,
  where: Readonly<Record<string, Cell | readonly Cell[]>>,
  { order = [], limit, offset = 0 }: { order?: readonly string[]; limit?: number; offset?: number } = {},
): Promise<Cells[]> {
  const conditions = Object.entries(where).map(([column, cells]) => ({ column, cells: [cells].flat() as Cell[] }));
  const clause = conditions.map(({ column, cells }) => `"${column}" IN (${marks(cells.length)})`).join(" AND ");
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${columnList(model.fields.map(({ name }) => name))} FROM "${model.name}" WHERE ${clause}
     ${order.length > 0 ? `ORDER BY ${columnList(order)}` : ""} ${limit === undefined ? "" : `LIMIT ${limit} OFFSET ${offset}`}`,
    conditions.flatMap(({ column, cells }) => {
      const field = model.fields.find(({ name }) => name === column);
      return cells.map((cell) => parameterOf(field, cell));
    }),
  );
  return rows.map((row) =>
    Object.fromEntries(model.fields.map((field) => [field.name, cellOf(field, row[field.name])])),
  );
}

/** Inserts rows by column. Columns missing from the rows, because they are newer, get their default. */
export async function insertCellsOf(sql: Sql, model: Model, rows: readonly Cells[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const fields = model.fields.filter(({ name }) => Object.hasOwn(first, name));
  await insertCells(
    sql,
    { ...model, fields },
    rows.map((row) => fields.map(({ name }) => row[name] ?? null)),
  );
}

/** Replaces a value in a column. */
export async function setColumn(
  sql: Sql,
  table: string,
  { column, from, to }: { column: string; from: SqlValue; to: SqlValue },
): Promise<void> {
  await sql.run(`UPDATE "${table}" SET "${column}" = ? WHERE "${column}" = ?`, [to, from]);
}

export async function insertCells(sql: Sql, model: Model, rows: readonly Cell[][]): Promise<void> {
  const atOnce = Math.floor(PARAMETERS / model.fields.length);
  const columns = columnList(model.fields.map(({ name }) => name));
  for (let i = 0; i < rows.length; i += atOnce) {
    const slice = rows.slice(i, i + atOnce);
    await sql.run(
      `INSERT INTO "${model.name}" (${columns}) VALUES ${tuples(slice.length, model.fields.length)}`,
      slice.flatMap((row) => row.map((cell, column) => parameterOf(model.fields[column], cell))),
    );
  }
}

function cellOf({ type }: ModelField, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (type === "Boolean") return Boolean(value);
  // MySQL, and MariaDB's driver, return it parsed.
  if (type === "Json") return typeof value === "string" ? value : JSON.stringify(value);
  return typeof value === "number" ? value : String(value);
}

function parameterOf(field: ModelField | undefined, cell: Cell): SqlValue {
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return field?.type === "DateTime" && typeof cell === "number" ? new Date(cell) : cell;
}

export async function isEmpty(sql: Sql, { name }: Model): Promise<boolean> {
  return (await sql.all(`SELECT 1 FROM "${name}" LIMIT 1`, [])).length === 0;
}

export async function deleteAll(sql: Sql, { name }: Model): Promise<void> {
  await sql.run(`DELETE FROM "${name}"`, []);
}

/**
 * The id of the next row; undefined for a model without assigned ids. In a snapshot on MySQL it is the present one,
 * which is harmless because it can only be too high.
 */
export async function nextNumber(sql: Sql, dialect: Dialect, model: Model): Promise<number | undefined> {
  if (!isNumbered(model)) return undefined;
  if (dialect === "sqlite") {
    const rows = await sql.all<{ seq: number }>(`SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?`, [model.name]);
    return (rows[0]?.seq ?? 0) + 1;
  }
  // MySQL's information schema returns cached values up to a day old.
  const rows = await sql.all<Record<string, string>>(`SHOW CREATE TABLE "${model.name}"`, []);
  const options = rows[0]?.["Create Table"]?.split("\n").at(-1) ?? "";
  return Number(/ AUTO_INCREMENT=(\d+)/.exec(options)?.[1] ?? 1);
}

/** Call it outside a transaction on MySQL, where altering a table commits implicitly. */
export async function setNextNumber(sql: Sql, dialect: Dialect, { name }: Model, next: number): Promise<void> {
  if (dialect === "mysql") {
    await sql.run(`ALTER TABLE "${name}" AUTO_INCREMENT = ${next}`, []);
    return;
  }
  await sql.run(`DELETE FROM "sqlite_sequence" WHERE "name" = ?`, [name]);
  await sql.run(`INSERT INTO "sqlite_sequence" ("name", "seq") VALUES (?, ?)`, [name, next - 1]);
}
