import { columnList, type Sql } from "../sql";

interface References {
  table: string;
  /** Holds the numbers of other records; must be the first of an index. */
  column: string;
  ids: readonly number[];
}

/** How many rows refer to these records: at most one more than the bound. */
export async function boundedReferences(sql: Sql, { table, column, ids }: References, bound: number): Promise<number> {
  let found = 0;
  // One after another: of a list, a database may decide to read the whole table.
  for (const id of ids) {
    const rows = await sql.all<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM "${table}" WHERE "${column}" = ? LIMIT ${bound + 1 - found}) AS "some"`,
      [id],
    );
    found += Number(rows[0]?.count ?? 0);
    if (found > bound) break;
  }
  return found;
}

/** The first few of them. */
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
