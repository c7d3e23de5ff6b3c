import { columnList, type Sql } from "../../sql";

interface References {
  table: string;
  /** The column with the ids of other records; must be the first of an index. */
  column: string;
  ids: readonly number[];
}

/** Look-ups per statement. */
const BATCH_SIZE = 50;

/** Number of rows that refer to these records, counted up to one more than the bound. */
export async function boundedReferences(sql: Sql, { table, column, ids }: References, bound: number): Promise<number> {
  let found = 0;
  // A look-up per id, because for a list a database may scan the whole table. The batches grow while few rows are
  // found.
  for (let i = 0, size = 1; i < ids.length && found <= bound; i += size, size = Math.min(2 * size, BATCH_SIZE)) {
    const slice = ids.slice(i, i + size);
    const left = bound + 1 - found;
    const some = slice.map(
      (_, n) => `SELECT * FROM (SELECT 1 AS "one" FROM "${table}" WHERE "${column}" = ? LIMIT ${left}) AS "of${n}"`,
    );
    const rows = await sql.all<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM (${some.join(" UNION ALL ")} LIMIT ${left}) AS "some"`,
      slice,
    );
    found += Number(rows[0]?.count ?? 0);
  }
  return found;
}

/** The first few referring rows. */
export async function someReferences(
  sql: Sql,
  { table, column, ids }: References,
  columns: readonly string[],
  limit: number,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (const id of ids) {
    found.push(
      ...(await sql.all<Record<string, unknown>>(
        `SELECT ${columnList([...new Set(columns)])} FROM "${table}" WHERE "${column}" = ? LIMIT ${limit - found.length}`,
        [id],
      )),
    );
    if (found.length >= limit) break;
  }
  return found;
}
