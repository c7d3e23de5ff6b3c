import type { Sql } from "../sql";

type Logged = string | number | boolean | null | readonly Logged[];

/** A record of who changed what, when. */
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

export async function insertLogEntry(sql: Sql, row: LogRow): Promise<void> {
  await sql.run(
    `INSERT INTO "LogEntry"
       ("time", "userId", "actor", "action", "model", "objectId", "objectLabel", "changes", "reason")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.time,
      row.userId,
      row.actor,
      row.action,
      row.model,
      row.objectId,
      row.objectLabel,
      JSON.stringify(row.changes),
      row.reason,
    ],
  );
}
