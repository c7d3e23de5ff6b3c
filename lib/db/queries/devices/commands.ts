import type { CommandItem, CommandRequest, CommandStatus, Reply } from "../../../contract/device/command";
import { columnList, marks, parsed, type Sql } from "../../sql";
import type { Dialect } from "../../url";

export interface CommandRow extends CommandItem {
  /** When the device was last sent the command, epoch ms. */
  sentAt: number | null;
}

const COLUMNS = [
  "id",
  "stationId",
  "request",
  "status",
  "message",
  "result",
  "actor",
  "createdAt",
  "expiresAt",
  "sentAt",
  "finishedAt",
] as const satisfies (keyof CommandRow)[];
const SELECT = `SELECT ${columnList(COLUMNS)} FROM "DeviceCommand"`;

/** Commands without an outcome. */
const OPEN = `"status" IN ('waiting', 'sent')`;

async function commands(sql: Sql, clause: string, values: Parameters<Sql["all"]>[1]): Promise<CommandRow[]> {
  const rows = await sql.all<Omit<CommandRow, "request" | "result"> & { request: unknown; result: unknown }>(
    `${SELECT} ${clause}`,
    values,
  );
  return rows.flatMap(({ request, result, ...row }) => {
    const asked = parsed<CommandRequest>(request);
    return asked ? [{ ...row, request: asked, result: parsed<NonNullable<Reply["result"]>>(result) }] : [];
  });
}

/** Adds a waiting command. Returns its id. */
export async function insertCommand(
  sql: Sql,
  dialect: Dialect,
  command: Pick<CommandRow, "stationId" | "request" | "actor" | "createdAt" | "expiresAt">,
): Promise<number> {
  const { stationId, request, actor, createdAt, expiresAt } = command;
  await sql.run(
    `INSERT INTO "DeviceCommand" ("stationId", "name", "request", "actor", "createdAt", "expiresAt")
     VALUES (?, ?, ?, ?, ?, ?)`,
    [stationId, request.name, JSON.stringify(request), actor, new Date(createdAt), new Date(expiresAt)],
  );
  const last = dialect === "mysql" ? "LAST_INSERT_ID()" : "last_insert_rowid()";
  const [row] = await sql.all<{ id: number }>(`SELECT ${last} AS "id"`, []);
  return Number(row?.id);
}

/** With `lock` the row is locked until the transaction ends. */
export async function commandById(sql: Sql, id: number, lock?: Dialect): Promise<CommandRow | undefined> {
  const [row] = await commands(sql, `WHERE "id" = ? ${lock === "mysql" ? "FOR UPDATE" : ""}`, [id]);
  return row;
}

/** A station's open commands that have not expired, oldest first. */
export function openCommands(sql: Sql, stationId: number, now: number, lock?: Dialect): Promise<CommandRow[]> {
  return commands(
    sql,
    `WHERE "stationId" = ? AND ${OPEN} AND "expiresAt" > ? ORDER BY "id" ${lock === "mysql" ? "FOR UPDATE" : ""}`,
    [stationId, new Date(now)],
  );
}

/** A station's newest commands, by id. */
export function newestCommands(sql: Sql, stationId: number, limit: number): Promise<CommandRow[]> {
  return commands(sql, `WHERE "stationId" = ? ORDER BY "id" DESC LIMIT ${limit}`, [stationId]);
}

export async function markSent(sql: Sql, ids: readonly number[], now: number): Promise<void> {
  await sql.run(`UPDATE "DeviceCommand" SET "status" = 'sent', "sentAt" = ? WHERE "id" IN (${marks(ids.length)})`, [
    new Date(now),
    ...ids,
  ]);
}

export async function finishCommand(
  sql: Sql,
  id: number,
  { status, message, result, finishedAt }: Pick<CommandRow, "status" | "message" | "result"> & { finishedAt: number },
): Promise<void> {
  await sql.run(
    `UPDATE "DeviceCommand" SET "status" = ?, "message" = ?, "result" = ?, "finishedAt" = ? WHERE "id" = ?`,
    [status, message, result === null ? null : JSON.stringify(result), new Date(finishedAt), id],
  );
}

/** Open commands that have expired, oldest first, as ranges of the index (status, expires). */
export async function overdueCommands(
  sql: Sql,
  now: number,
  limit: number,
): Promise<{ id: number; stationId: number; status: CommandStatus }[]> {
  return sql.all(
    `SELECT "id", "stationId", "status" FROM "DeviceCommand" WHERE ${OPEN} AND "expiresAt" <= ?
     ORDER BY "expiresAt" LIMIT ${limit}`,
    [new Date(now)],
  );
}

/** Expires only commands that are still open, because a reply may have come in the meantime. */
export async function expire(sql: Sql, ids: readonly number[], now: number): Promise<number> {
  return sql.run(
    `UPDATE "DeviceCommand" SET "status" = 'expired', "finishedAt" = ? WHERE "id" IN (${marks(ids.length)}) AND ${OPEN}`,
    [new Date(now), ...ids],
  );
}
