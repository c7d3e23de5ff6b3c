import type { Sql, SqlValue } from "../sql";
import type { LogRow } from "./log";
import { parsed } from "./readings";

/** An entry of the log as it is read. Times are epoch ms. */
export interface LogEntryRow extends Omit<LogRow, "time"> {
  id: number;
  time: number;
}

const COLUMNS = `"id", "time", "userId", "actor", "action", "model", "objectId", "objectLabel", "changes", "reason"`;

/** Of one record, newest first. */
export function entriesOfObject(
  sql: Sql,
  { model, objectId }: Pick<LogRow, "model" | "objectId">,
  { before, after = 0, limit }: { before?: number | undefined; after?: number; limit: number },
): Promise<LogEntryRow[]> {
  const upTo = before === undefined ? "" : ` AND "id" < ?`;
  const values = [model, objectId, after, ...(before === undefined ? [] : [before])];
  return entries(sql, `WHERE "model" = ? AND "objectId" = ? AND "id" > ?${upTo} ORDER BY "id" DESC`, values, limit);
}

/** Of one user, newest first. */
export function entriesOfUser(sql: Sql, userId: number, limit: number): Promise<LogEntryRow[]> {
  return entries(sql, `WHERE "userId" = ? ORDER BY "time" DESC, "id" DESC`, [userId], limit);
}

/** 0 for a record of which the log knows nothing. */
export async function newestEntryId(sql: Sql, model: string, objectId: string): Promise<number> {
  const rows = await sql.all<{ id: number | null }>(
    `SELECT MAX("id") AS "id" FROM "LogEntry" WHERE "model" = ? AND "objectId" = ?`,
    [model, objectId],
  );
  return Number(rows[0]?.id ?? 0);
}

async function entries(sql: Sql, clause: string, values: readonly SqlValue[], limit: number): Promise<LogEntryRow[]> {
  const rows = await sql.all<LogEntryRow>(`SELECT ${COLUMNS} FROM "LogEntry" ${clause} LIMIT ${limit}`, values);
  return rows.map((row) => ({ ...row, changes: parsed<LogRow["changes"]>(row.changes) ?? {} }));
}
