import type { Tallies } from "../../../weather/statistics/together";
import { columnList, marks, parsed, type Sql } from "../../sql";
import type { Dialect } from "../../url";

/** A row of PendingReading. Times are epoch ms. */
export interface PendingRow {
  id: number;
  subscriptionId: number;
  device: string;
  since: number;
  time: number;
  openedAt: number;
  closesAt: number;
  tallies: Tallies;
}

const COLUMNS = ["id", "subscriptionId", "device", "since", "time", "openedAt", "closesAt", "tallies"] as const;
const LIST = columnList(COLUMNS);

/** The pending readings of a device that no process has begun to record, locked until the transaction ends. */
export async function openPending(
  sql: Sql,
  dialect: Dialect,
  { subscriptionId, device }: Pick<PendingRow, "subscriptionId" | "device">,
): Promise<PendingRow[]> {
  const rows = await sql.all<PendingRow>(
    `SELECT ${LIST} FROM "PendingReading"
     WHERE "subscriptionId" = ? AND "device" = ? AND "claimedAt" IS NULL
     ORDER BY "since", "id" ${dialect === "mysql" ? "FOR UPDATE" : ""}`,
    [subscriptionId, device],
  );
  return rows.map(withTallies);
}

function withTallies(row: PendingRow): PendingRow {
  return { ...row, tallies: parsed<Tallies>(row.tallies) ?? {} };
}

export async function insertPending(sql: Sql, row: Omit<PendingRow, "id">): Promise<void> {
  await sql.run(
    `INSERT INTO "PendingReading" ("subscriptionId", "device", "since", "time", "openedAt", "closesAt", "tallies")
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      row.subscriptionId,
      row.device,
      new Date(row.since),
      new Date(row.time),
      new Date(row.openedAt),
      new Date(row.closesAt),
      JSON.stringify(row.tallies),
    ],
  );
}

export async function updatePending(sql: Sql, row: PendingRow): Promise<void> {
  await sql.run(`UPDATE "PendingReading" SET "time" = ?, "closesAt" = ?, "tallies" = ? WHERE "id" = ?`, [
    new Date(row.time),
    new Date(row.closesAt),
    JSON.stringify(row.tallies),
    row.id,
  ]);
}

/** Lets pending readings be recorded now. */
export async function endPending(sql: Sql, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await sql.run(`UPDATE "PendingReading" SET "closesAt" = ? WHERE "id" IN (${marks(ids.length)})`, [
    new Date(now),
    ...ids,
  ]);
}

interface Claim {
  now: number;
  /** What was claimed before was left by a process that was killed. */
  lost: number;
  most: number;
  /** All of this subscription, not those that are due. */
  subscriptionId?: number;
}

/** Takes those that are due, up to `most`, so that no message is added to them any more. */
export async function claimPending(
  sql: Sql,
  dialect: Dialect,
  { now, lost, most, subscriptionId }: Claim,
): Promise<PendingRow[]> {
  const which = subscriptionId === undefined ? `"closesAt" <= ?` : `"subscriptionId" = ?`;
  const rows = await sql.all<PendingRow>(
    `SELECT ${LIST} FROM "PendingReading" WHERE ${which} AND ("claimedAt" IS NULL OR "claimedAt" < ?)
     ORDER BY "closesAt", "id" LIMIT ${most} ${dialect === "mysql" ? "FOR UPDATE" : ""}`,
    [subscriptionId ?? new Date(now), new Date(lost)],
  );
  if (rows.length === 0) return [];
  await sql.run(`UPDATE "PendingReading" SET "claimedAt" = ? WHERE "id" IN (${marks(rows.length)})`, [
    new Date(now),
    ...rows.map(({ id }) => id),
  ]);
  return rows.map(withTallies);
}

export async function removePending(sql: Sql, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.run(`DELETE FROM "PendingReading" WHERE "id" IN (${marks(ids.length)})`, ids);
}

/** When the next one is due, epoch ms; one that a process has begun to record when it would be lost. */
export async function nextPending(sql: Sql): Promise<number | undefined> {
  const rows = await sql.all<{ closesAt: number }>(
    `SELECT "closesAt" FROM "PendingReading" WHERE "claimedAt" IS NULL ORDER BY "closesAt" LIMIT 1`,
    [],
  );
  return rows[0]?.closesAt;
}
