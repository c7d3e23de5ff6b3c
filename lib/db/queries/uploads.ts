import type { UploadServiceName, UploadState } from "../../contract/station/upload";
import { marks, type Sql, type SqlValue } from "../sql";
import type { Dialect } from "../url";
import { dueBy } from "./outbox";

/** An upload as stored. Times are epoch ms. */
export interface UploadRow {
  id: number;
  stationId: number;
  service: UploadServiceName;
  account: string;
  secret: string;
  interval: number;
  isEnabled: boolean;
  sensors: string;
  state: UploadState;
  result: string;
  failures: number;
  triedAt: number | null;
  sentAt: number | null;
  observedAt: number | null;
  nextAt: number | null;
}

const COLUMNS = `"id", "stationId", "service", "account", "secret", "interval", "isEnabled", "sensors", "state", "result",
  "failures", "triedAt", "sentAt", "observedAt", "nextAt"`;

/** One upload; with `lock`, locked until the transaction ends. */
export async function uploadById(sql: Sql, id: number, lock?: Dialect): Promise<UploadRow | undefined> {
  const rows = await sql.all<UploadRow>(
    `SELECT ${COLUMNS} FROM "Upload" WHERE "id" = ? ${lock === "mysql" ? "FOR UPDATE" : ""}`,
    [id],
  );
  return rows[0] && { ...rows[0], isEnabled: Boolean(rows[0].isEnabled) };
}

/** What planning needs of an upload. */
export type DueUpload = Pick<UploadRow, "id" | "service" | "interval">;

/** Uploads that are due, the longest waiting first: a range of an index. */
export async function dueUploads(sql: Sql, now: number, limit: number): Promise<DueUpload[]> {
  const { text, values } = dueBy("nextAt", now);
  return sql.all(
    `SELECT "id", "service", "interval" FROM "Upload" WHERE ${text} ORDER BY "nextAt" LIMIT ${limit}`,
    values,
  );
}

/** When the next upload is due; undefined while there is none: one entry of the index. */
export async function nextUploadAt(sql: Sql): Promise<number | undefined> {
  const [row] = await sql.all<{ time: number | null }>(`SELECT MIN("nextAt") AS "time" FROM "Upload"`, []);
  return row?.time ?? undefined;
}

export async function setNextUploads(sql: Sql, times: ReadonlyMap<number, number>): Promise<void> {
  const ids = [...times.keys()];
  if (ids.length === 0) return;
  await sql.run(
    `UPDATE "Upload" SET "nextAt" = CASE "id" ${"WHEN ? THEN ? ".repeat(ids.length)} END
     WHERE "id" IN (${marks(ids.length)}) AND "nextAt" IS NOT NULL`,
    [...[...times].flatMap(([id, time]) => [id, new Date(time)]), ...ids],
  );
}

/** What became of an attempt. */
export type UploadNote = Partial<
  Pick<UploadRow, "account" | "state" | "result" | "failures" | "triedAt" | "sentAt" | "observedAt" | "nextAt">
>;

const TIMES = new Set(["triedAt", "sentAt", "observedAt", "nextAt"]);

/** Notes what became of an attempt, unless the upload has another secret by now, or none. */
export async function noteUpload(sql: Sql, { id, secret }: UploadRow, note: UploadNote): Promise<void> {
  const given = Object.entries(note).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const parameters = given.map(
    ([name, value]): SqlValue => (TIMES.has(name) && value !== null ? new Date(Number(value)) : value),
  );
  await sql.run(
    `UPDATE "Upload" SET ${given.map(([name]) => assignment(name)).join(", ")} WHERE "id" = ? AND "secret" = ?`,
    [...parameters, id, secret],
  );
}

/** It may have been switched off during the attempt. */
function assignment(name: string): string {
  return name === "nextAt" ? `"nextAt" = CASE WHEN "isEnabled" THEN ? END` : `"${name}" = ?`;
}

/** The first uploads that their services have refused, with their stations' names. */
export async function stoppedUploads(
  sql: Sql,
  limit: number,
): Promise<{ id: number; service: UploadServiceName; name: string; result: string }[]> {
  return sql.all(
    `SELECT "Upload"."id", "service", "Station"."name", "result" FROM "Upload"
     JOIN "Station" ON "Station"."id" = "Upload"."stationId"
     WHERE "state" = 'stopped' ORDER BY "Upload"."id" LIMIT ${limit}`,
    [],
  );
}
