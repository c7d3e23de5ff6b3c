import type { Sql } from "../../sql";
import { type Condition, whereClause } from "../records/pages";

interface Reporting {
  /** Epoch ms: the latest reading is not older. */
  since: number;
  /** Epoch ms: the oldest reading is older. */
  before: number | undefined;
  /** The station to start with. */
  start: number | undefined;
  /** Descending ids. */
  isBack: boolean;
}

/** The ids of the first `limit` stations that meet the conditions and may have readings of that time. */
export async function stationsReporting(
  sql: Sql,
  where: readonly Condition[],
  { since, before, start, isBack }: Reporting,
  limit: number,
): Promise<number[]> {
  const conditions: Condition[] = [...where, { text: `"timestamp" >= ?`, values: [new Date(since)] }];
  if (start !== undefined) conditions.push({ text: `"id" ${isBack ? "<=" : ">="} ?`, values: [start] });
  // One entry of the key. For `EXISTS` or `MIN` MariaDB would scan all of a station's.
  const oldest = `SELECT "time" FROM "SensorData" WHERE "stationId" = "Station"."id" ORDER BY "time" LIMIT 1`;
  if (before !== undefined) conditions.push({ text: `(${oldest}) < ?`, values: [new Date(before)] });
  const { text, values } = whereClause(conditions);
  const rows = await sql.all<{ id: number }>(
    `SELECT "id" FROM "Station" ${text} ORDER BY "id" ${isBack ? "DESC" : "ASC"} LIMIT ${limit}`,
    values,
  );
  return rows.map((row) => row.id);
}
