import type { Sql } from "../../sql";

/** Number of readings, counted up to `limit`. */
export async function countReadings(sql: Sql, limit: number): Promise<number> {
  const rows = await sql.all<{ count: number }>(
    `SELECT COUNT(*) AS "count" FROM (SELECT 1 FROM "SensorData" LIMIT ${limit}) AS "some"`,
    [],
  );
  return Number(rows[0]?.count ?? 0);
}
