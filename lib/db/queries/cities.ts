import type { Sql } from "../sql";

/** The cities of the list, by name. */
export function cityNames(sql: Sql, limit: number): Promise<{ name: string }[]> {
  return sql.all(`SELECT "name" FROM "City" ORDER BY "name" LIMIT ${limit}`, []);
}
