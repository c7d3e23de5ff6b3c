import { usernameKey } from "../../../contract/users/username";
import { columnList, type Sql } from "../../sql";
import type { Dialect } from "../../url";

/** The columns of a user that a login needs. */
export interface UserRow {
  id: number;
  username: string;
  email: string;
  passwordHash: string;
  /** Epoch ms. */
  passwordChangedAt: number;
  isActive: boolean;
  isStaff: boolean;
  isSuperuser: boolean;
}

export const USER_COLUMNS = [
  "id",
  "username",
  "email",
  "passwordHash",
  "passwordChangedAt",
  "isActive",
  "isStaff",
  "isSuperuser",
] as const satisfies (keyof UserRow)[];
const COLUMNS = columnList(USER_COLUMNS);

/** Longer than any form of an existing name. */
const LONGEST_NAME = 1000;

/** The user with exactly this name, otherwise one whose name differs only in case or form. */
export async function userByName(sql: Sql, username: string): Promise<UserRow | undefined> {
  if (username.length > LONGEST_NAME) return undefined;
  const key = usernameKey(username);
  const rows = await sql.all<UserRow>(
    `SELECT ${COLUMNS} FROM "User" WHERE "username" = ? UNION ALL SELECT ${COLUMNS} FROM "User" WHERE "usernameKey" = ?`,
    [username, key],
  );
  // Compared again, because MariaDB ignores trailing spaces and SQLite's driver ends a parameter at a NUL.
  const user = rows.find((row) => row.username === username) ?? rows.find((row) => usernameKey(row.username) === key);
  return user && userOf(user);
}

export function userById(sql: Sql, id: number): Promise<UserRow | undefined> {
  return oneUser(sql, `SELECT ${COLUMNS} FROM "User" WHERE "id" = ?`, id);
}

/** Staff and superusers. In a transaction their rows stay locked until its end, and nobody can be added. */
export function staffNames(sql: Sql, dialect: Dialect): Promise<{ id: number; username: string }[]> {
  // As two ranges of one index.
  return sql.all(
    `SELECT "id", "username" FROM "User" WHERE "isStaff" = 1 OR ("isStaff" = 0 AND "isSuperuser" = 1)
     ${dialect === "mysql" ? "FOR UPDATE" : ""}`,
    [],
  );
}

/** The oldest users without a key, from an id on. */
export function usersWithoutKey(sql: Sql, after: number, limit: number): Promise<{ id: number; username: string }[]> {
  return sql.all(
    `SELECT "id", "username" FROM "User" WHERE "usernameKey" IS NULL AND "id" > ? ORDER BY "id" LIMIT ${limit}`,
    [after],
  );
}

/** Sets a user's key, unless another user has it. */
export async function giveKey(sql: Sql, dialect: Dialect, id: number, key: string): Promise<void> {
  await sql.run(`UPDATE ${dialect === "mysql" ? "IGNORE" : "OR IGNORE"} "User" SET "usernameKey" = ? WHERE "id" = ?`, [
    key,
    id,
  ]);
}

/** The active users with a mail address, case-insensitively: it is not unique. */
export async function usersByEmail(sql: Sql, email: string): Promise<UserRow[]> {
  const lower = email.toLowerCase();
  const rows = await sql.all<UserRow>(
    `SELECT ${COLUMNS} FROM "User" WHERE LOWER("email") = ? AND "isActive" = 1 ORDER BY "id"`,
    [lower],
  );
  // MariaDB treats similar letters as equal, and a mailbox with such a name may belong to someone else.
  return rows.map(userOf).filter((user) => user.email.toLowerCase() === lower);
}

async function oneUser(sql: Sql, statement: string, value: string | number): Promise<UserRow | undefined> {
  const [row] = await sql.all<UserRow>(statement, [value]);
  return row && userOf(row);
}

/** Converts booleans, which databases store as 0 and 1. */
export function userOf(row: UserRow): UserRow {
  return {
    ...row,
    isActive: Boolean(row.isActive),
    isStaff: Boolean(row.isStaff),
    isSuperuser: Boolean(row.isSuperuser),
  };
}

/** For example "Station.add"; the user's own permissions and those of their groups. */
export async function permissionsOf(sql: Sql, userId: number): Promise<Set<string>> {
  const rows = await sql.all<{ model: string; action: string }>(
    `SELECT "model", "action" FROM "UserPermission" WHERE "userId" = ?
     UNION ALL
     SELECT p."model", p."action" FROM "UserGroup" g JOIN "GroupPermission" p ON p."groupId" = g."groupId"
     WHERE g."userId" = ?`,
    [userId, userId],
  );
  return new Set(rows.map(({ model, action }) => `${model}.${action}`));
}

/**
 * Locks the user until the transaction ends; false when the password has changed since it was checked, or the user may
 * not log in.
 */
export async function noteLogin(sql: Sql, { id, passwordHash }: UserRow, now: number): Promise<boolean> {
  const count = await sql.run(
    `UPDATE "User" SET "lastLoginAt" = ? WHERE "id" = ? AND "passwordHash" = ? AND "isActive" = 1`,
    [new Date(now), id, passwordHash],
  );
  return count > 0;
}
