import { marks, parsed, type Sql, type SqlValue } from "../../sql";
import { LOGIN_ACTIONS, type LogRow } from "./log";

/** An entry of the log as read. Times are epoch ms. */
export interface LogEntryRow extends Omit<LogRow, "time"> {
  id: number;
  time: number;
}

const COLUMNS = `"id", "time", "userId", "actor", "action", "model", "objectId", "objectLabel", "changes", "reason"`;

type RecordOf = Pick<LogRow, "model" | "objectId">;

const IS_CHANGE = `"action" NOT IN (${marks(LOGIN_ACTIONS.length)})`;

/** Entries of one record, newest first. */
export function entriesOfObject(
  sql: Sql,
  { model, objectId }: RecordOf,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<LogEntryRow[]> {
  const upTo = before === undefined ? "" : ` AND "id" < ?`;
  const values = [model, objectId, ...(before === undefined ? [] : [before])];
  return entries(sql, `WHERE "model" = ? AND "objectId" = ?${upTo} ORDER BY "id" DESC`, values, limit);
}

/** The changes of one record after an entry, newest first. */
export function changesAfter(
  sql: Sql,
  { model, objectId }: RecordOf,
  after: number,
  limit: number,
): Promise<LogEntryRow[]> {
  const clause = `WHERE "model" = ? AND "objectId" = ? AND "id" > ? AND ${IS_CHANGE} ORDER BY "id" DESC`;
  return entries(sql, clause, [model, objectId, after, ...LOGIN_ACTIONS], limit);
}

/** Changes made by one user, newest first. */
export function changesOfUser(sql: Sql, userId: number, limit: number): Promise<LogEntryRow[]> {
  const clause = `WHERE "userId" = ? AND ${IS_CHANGE} ORDER BY "time" DESC, "id" DESC`;
  return entries(sql, clause, [userId, ...LOGIN_ACTIONS], limit);
}

/** 0 for a record without entries. */
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
