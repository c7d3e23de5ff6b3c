import { marks, parsed, type Sql, tuples } from "../../sql";

type Logged = string | number | boolean | null | readonly Logged[];

/** Who changed what, and when. */
export interface LogRow {
  time: Date;
  userId: number | null;
  actor: string;
  action: string;
  model: string;
  objectId: string;
  objectLabel: string;
  /** Field to [old, new]. */
  changes: Record<string, [Logged, Logged]>;
  reason: string;
}

/** Actions that change nothing: logins, refusals, and requests for a password reset. */
export const LOGIN_ACTIONS = ["login", "refused login", "refused key", "refused reset", "reset asked"] as const;
export type LoginAction = (typeof LOGIN_ACTIONS)[number];

export async function insertLogEntry(sql: Sql, row: LogRow): Promise<void> {
  await insertLogEntries(sql, [row]);
}

/** Up to a thousand rows in one statement, in order. */
export async function insertLogEntries(sql: Sql, rows: readonly LogRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.run(
    `INSERT INTO "LogEntry"
       ("time", "userId", "actor", "action", "model", "objectId", "objectLabel", "changes", "reason")
     VALUES ${tuples(rows.length, 9)}`,
    rows.flatMap((row) => [
      row.time,
      row.userId,
      row.actor,
      row.action,
      row.model,
      row.objectId,
      row.objectLabel,
      JSON.stringify(row.changes),
      row.reason,
    ]),
  );
}

/** Changes of one object, field by field, unordered: a range of the index (model, objectId). */
export async function changesOfObject(sql: Sql, model: string, objectId: string): Promise<LogRow["changes"][]> {
  const rows = await sql.all<{ changes: unknown }>(
    `SELECT "changes" FROM "LogEntry" WHERE "model" = ? AND "objectId" = ?`,
    [model, objectId],
  );
  return rows.map(({ changes }) => parsed<LogRow["changes"]>(changes) ?? {});
}

/** The logins and refused logins before a time (epoch ms): ranges of the index (action, time). */
export async function oldLogins(sql: Sql, before: number, limit: number): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `SELECT "id" FROM "LogEntry" WHERE "action" IN (${marks(LOGIN_ACTIONS.length)}) AND "time" < ? LIMIT ${limit}`,
    [...LOGIN_ACTIONS, new Date(before)],
  );
  return rows.map(({ id }) => Number(id));
}

export async function deleteLogEntries(sql: Sql, ids: readonly number[]): Promise<void> {
  await sql.run(`DELETE FROM "LogEntry" WHERE "id" IN (${marks(ids.length)})`, ids);
}
