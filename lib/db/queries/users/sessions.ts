import type { Client, SessionItem } from "../../../contract/users/session";
import { marks, type Sql } from "../../sql";
import { USER_COLUMNS, type UserRow, userOf } from "./logins";

/** A session with its user, with the columns that authentication needs. Times are epoch ms. */
export interface SessionRow {
  user: UserRow;
  lastSeenAt: number;
  expiresAt: number;
}

/** Looked up by hash, so that timing reveals nothing about the session's id. */
export async function sessionByHash(sql: Sql, hash: string): Promise<SessionRow | undefined> {
  const [row] = await sql.all<UserRow & Omit<SessionRow, "user">>(
    `SELECT s."lastSeenAt", s."expiresAt", ${USER_COLUMNS.map((column) => `u."${column}"`).join(", ")}
     FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."hash" = ?`,
    [hash],
  );
  if (!row) return undefined;
  const { lastSeenAt, expiresAt, ...user } = row;
  return { user: userOf(user), lastSeenAt, expiresAt };
}

interface NewSession extends Client {
  hash: string;
  userId: number;
  /** Epoch ms. */
  createdAt: number;
  expiresAt: number;
}

export async function insertSession(sql: Sql, session: NewSession): Promise<void> {
  const { hash, userId, createdAt, expiresAt, userAgent, address } = session;
  await sql.run(
    `INSERT INTO "Session" ("hash", "userId", "createdAt", "lastSeenAt", "expiresAt", "userAgent", "address")
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [hash, userId, new Date(createdAt), new Date(createdAt), new Date(expiresAt), userAgent, address],
  );
}

/** Skipped if another request has done it since `before` (epoch ms). */
export async function touchSession(sql: Sql, hash: string, now: number, before: number): Promise<void> {
  await sql.run(`UPDATE "Session" SET "lastSeenAt" = ? WHERE "hash" = ? AND "lastSeenAt" < ?`, [
    new Date(now),
    hash,
    new Date(before),
  ]);
}

/** A user's sessions that are valid at `now` (epoch ms), newest first. There are few: see auth/session.ts. */
export function sessionsOf(sql: Sql, userId: number, now: number): Promise<SessionItem[]> {
  return sql.all(
    `SELECT "hash", "createdAt", "lastSeenAt", "userAgent", "address" FROM "Session"
     WHERE "userId" = ? AND "expiresAt" > ? ORDER BY "createdAt" DESC, "hash"`,
    [userId, new Date(now)],
  );
}

/** A user's sessions except for the `keep` newest. */
export async function oldSessions(sql: Sql, userId: number, keep: number): Promise<string[]> {
  const rows = await sql.all<{ hash: string }>(
    `SELECT "hash" FROM "Session" WHERE "userId" = ? ORDER BY "createdAt" DESC, "hash" LIMIT 1000 OFFSET ${keep}`,
    [userId],
  );
  return rows.map(({ hash }) => hash);
}

/** Expired sessions of all users, a range of the index (expires). */
export async function expiredSessions(sql: Sql, now: number, limit: number): Promise<string[]> {
  const rows = await sql.all<{ hash: string }>(
    `SELECT "hash" FROM "Session" WHERE "expiresAt" <= ? ORDER BY "expiresAt" LIMIT ${limit}`,
    [new Date(now)],
  );
  return rows.map(({ hash }) => hash);
}

export async function deleteSessions(sql: Sql, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await sql.run(`DELETE FROM "Session" WHERE "hash" IN (${marks(hashes.length)})`, hashes);
}
