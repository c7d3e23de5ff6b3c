import { columnList, marks, type Sql, type SqlValue } from "../../sql";
import { type Condition, whereClause } from "./pages";

/** A condition that an index may answer; it names the column that it fixes to one value. */
export interface Filter extends Condition {
  fixes?: string;
}

/** One column of an order. NULL is the smallest value in both databases. */
export interface Term {
  column: string;
  descending: boolean;
  nullable: boolean;
}

/** Rows of one table. The names are those of the models' columns, never a client's. */
export interface Rows {
  table: string;
  where: readonly Filter[];
  among?: Among | undefined;
}

/** Only rows with one of these ids in this column, each a range of an index. */
export interface Among {
  column: string;
  ids: readonly number[];
}

export interface Browse extends Rows {
  columns: readonly string[];
  /** The primary key, which ends every order. */
  key: readonly string[];
  order: readonly Term[];
  /** Start just after the row with these values, one for each term of the order. */
  after?: readonly SqlValue[] | undefined;
  limit: number;
}

/**
 * The first rows in any order after a cursor, as one range per term of the order: rows equal in all terms but the last,
 * then in all but the last two, and so on. An index can walk each range; the same condition with OR or row values
 * causes a scan on one database or the other.
 */
export async function browse(sql: Sql, browse: Browse): Promise<Record<string, unknown>[]> {
  const { where, order, after, limit } = browse;
  if (!after) return select(sql, browse, where, limit);
  const found: Record<string, unknown>[] = [];
  for (const range of rangesAfter(order, after)) {
    found.push(...(await select(sql, browse, [...where, ...range], limit - found.length)));
    if (found.length === limit) break;
  }
  return found;
}

function* rangesAfter(order: readonly Term[], place: readonly SqlValue[]): Generator<Filter[]> {
  for (let i = order.length - 1; i >= 0; i--) {
    const term = order[i];
    if (!term) continue;
    const equal = order.slice(0, i).map((before, n) => equals(before.column, place[n] ?? null));
    for (const beyond of beyondValue(term, place[i] ?? null)) yield [...equal, beyond];
  }
}

function equals(column: string, value: SqlValue): Filter {
  if (value === null) return { text: `"${column}" IS NULL`, values: [], fixes: column };
  return { text: `"${column}" = ?`, values: [value], fixes: column };
}

/** Conditions for the rows after a value in one column, piece by piece. */
function* beyondValue({ column, descending, nullable }: Term, value: SqlValue): Generator<Filter> {
  if (value === null) {
    if (!descending) yield { text: `"${column}" IS NOT NULL`, values: [] };
    return;
  }
  yield { text: `"${column}" ${descending ? "<" : ">"} ?`, values: [value] };
  if (descending && nullable) yield equals(column, null);
}

async function select(
  sql: Sql,
  { table, columns, key, order, among }: Browse,
  where: readonly Filter[],
  limit: number,
): Promise<Record<string, unknown>[]> {
  const [id, ...others] = among?.ids ?? [];
  if (among && id === undefined) return [];
  const fixed = new Set(where.flatMap(({ fixes }) => fixes ?? []));
  if (!among || fixed.has(among.column) || others.length === 0) {
    const all = among && id !== undefined ? [...where, amongst(among)] : where;
    const { text, values } = whereClause(all);
    return sql.all(
      `SELECT ${columnList(columns)} FROM "${table}" ${text} ${orderBy(order, all)} LIMIT ${limit}`,
      values,
    );
  }
  return selectAmong(sql, { table, columns, key, order, where, among, limit });
}

/** `IN (…) ORDER BY` would sort all rows with these ids; this takes the first few of each instead. */
async function selectAmong(
  sql: Sql,
  { table, columns, key, order, where, among, limit }: Required<Omit<Browse, "after" | "among">> & { among: Among },
): Promise<Record<string, unknown>[]> {
  const names = columnList(order.map(({ column }) => column));
  const branches = among.ids.map((id) => {
    const all = [...where, equals(among.column, id)];
    const { text, values } = whereClause(all);
    const branch = `SELECT ${names} FROM "${table}" ${text} ${orderBy(order, all)} LIMIT ${limit}`;
    return { text: `SELECT * FROM (${branch}) AS "b${id}"`, values };
  });
  const first = `SELECT * FROM (${branches.map(({ text }) => text).join(" UNION ALL ")}) AS "u" ${orderBy(order)} LIMIT ${limit}`;
  const rows = columns.map((name) => `"t"."${name}"`).join(", ");
  const same = key.map((column) => `"t"."${column}" = "f"."${column}"`).join(" AND ");
  return sql.all(
    `SELECT ${rows} FROM (${first}) AS "f" JOIN "${table}" AS "t" ON ${same} ${orderBy(order, [], "t")}`,
    branches.flatMap(({ values }) => values),
  );
}

function amongst({ column, ids }: Among): Filter {
  const [id = 0, ...others] = ids;
  if (others.length === 0) return equals(column, id);
  return { text: `"${column}" IN (${marks(ids.length)})`, values: ids };
}

/**
 * Leaves out a column with the same value in all rows, because MariaDB would not recognize that an index provides the
 * remaining order.
 */
function orderBy(order: readonly Term[], where: readonly Filter[] = [], table?: string): string {
  const fixed = new Set(where.flatMap(({ fixes }) => fixes ?? []));
  const terms = order
    .filter(({ column }) => !fixed.has(column))
    .map(({ column, descending }) => `${table ? `"${table}".` : ""}"${column}" ${descending ? "DESC" : "ASC"}`);
  return terms.length === 0 ? "" : `ORDER BY ${terms.join(", ")}`;
}

/** Number of rows; counting stops at `most`. */
export async function countUpTo(sql: Sql, { table, where, among }: Rows, most: number): Promise<number> {
  if (among?.ids.length === 0) return 0;
  const { text, values } = whereClause(among ? [...where, amongst(among)] : where);
  const rows = await sql.all<{ count: number }>(
    `SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM "${table}" ${text} LIMIT ${most}) AS "some"`,
    values,
  );
  return Number(rows[0]?.count ?? 0);
}

/** The earliest time in a column, epoch ms; for related records it is looked up in the index of each. */
export async function earliest(sql: Sql, { table, where, among }: Rows, column: string): Promise<number | undefined> {
  if (among?.ids.length === 0) return undefined;
  const branches = among ? among.ids.map((id) => [...where, equals(among.column, id)]) : [where];
  // Not as a subquery of the other table, with which MariaDB reads everything from that record's first row on.
  const each = branches.map((conditions, i) => {
    const { text, values } = whereClause(conditions);
    const first = `SELECT "${column}" FROM "${table}" ${text} ORDER BY "${column}" LIMIT 1`;
    return { text: `SELECT * FROM (${first}) AS "b${i}"`, values };
  });
  const all = each.map(({ text }) => text).join(" UNION ALL ");
  const [row] = await sql.all<Record<string, unknown>>(
    `SELECT MIN("${column}") AS "${column}" FROM (${all}) AS "u"`,
    each.flatMap(({ values }) => values),
  );
  return timeIn(row?.[column]);
}

function timeIn(time: unknown): number | undefined {
  return time === null || time === undefined ? undefined : Number(time);
}

/** The distinct values of a column, in order, up to a limit, by look-ups of the next value in an index. */
export async function valuesOf(sql: Sql, table: string, column: string, most: number): Promise<(string | number)[]> {
  const found: (string | number)[] = [];
  while (found.length < most) {
    const beyond = found.length === 0 ? `"${column}" IS NOT NULL` : `"${column}" > ?`;
    const rows = await sql.all<{ value: string | number }>(
      `SELECT "${column}" AS "value" FROM "${table}" WHERE ${beyond} ORDER BY "${column}" LIMIT 1`,
      found.slice(-1),
    );
    if (!rows[0]) break;
    found.push(rows[0].value);
  }
  return found;
}

/** Ids of rows that meet the conditions, up to a limit, in the order of whichever index is used. */
export async function idsUpTo(sql: Sql, table: string, where: readonly Condition[], most: number): Promise<number[]> {
  const { text, values } = whereClause(where);
  const rows = await sql.all<{ id: number }>(`SELECT "id" FROM "${table}" ${text} LIMIT ${most}`, values);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** The first rows by the column: exact matches first, then those that begin with the text. */
export async function rowsNamed(
  sql: Sql,
  { table, where, columns, by, text }: Rows & { columns: readonly string[]; by: string; text: string },
  limit: number,
): Promise<Record<string, unknown>[]> {
  const condition = whereClause(where);
  const rank = [0, 1].map((place) => `WHEN "${by}" LIKE ? ESCAPE '!' THEN ${place}`).join(" ");
  const pattern = text.replace(/[!%_]/g, "!$&");
  return sql.all(
    `SELECT ${columnList(columns)} FROM "${table}" ${condition.text}
     ORDER BY CASE ${rank} ELSE 2 END, "${by}" LIMIT ${limit}`,
    [...condition.values, pattern, `${pattern}%`],
  );
}
