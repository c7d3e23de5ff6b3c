import { usernameKey } from "../../../contract/users/username";
import { columnList, type Sql } from "../../sql";
import type { Dialect } from "../../url";

/** A user as a login is checked against. */
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

/** Longer than any form of a name that somebody has. */
const LONGEST_NAME = 1000;

/** Whose name this is to the letter, else but for case and form. */
export async function userByName(sql: Sql, username: string): Promise<UserRow | undefined> {
  if (username.length > LONGEST_NAME) return undefined;
  const key = usernameKey(username);
  const rows = await sql.all<UserRow>(
    `SELECT ${COLUMNS} FROM "User" WHERE "username" = ? UNION ALL SELECT ${COLUMNS} FROM "User" WHERE "usernameKey" = ?`,
    [username, key],
  );
  // Compared once more: MariaDB takes no notice of spaces at the end, and SQLite's driver ends a parameter at a NUL.
  const user = rows.find((row) => row.username === username) ?? rows.find((row) => usernameKey(row.username) === key);
  return user && userOf(user);
}

export function userById(sql: Sql, id: number): Promise<UserRow | undefined> {
  return oneUser(sql, `SELECT ${COLUMNS} FROM "User" WHERE "id" = ?`, id);
}

/** Who is staff or a superuser. In a transaction they stay until its end what they are, and nobody joins them. */
export function staffNames(sql: Sql, dialect: Dialect): Promise<{ id: number; username: string }[]> {
  // As two ranges of one index.
  return sql.all(
    `SELECT "id", "username" FROM "User" WHERE "isStaff" = 1 OR ("isStaff" = 0 AND "isSuperuser" = 1)
     ${dialect === "mysql" ? "FOR UPDATE" : ""}`,
    [],
  );
}

/** The oldest users who have no key, from a number on. */
export function usersWithoutKey(sql: Sql, after: number, limit: number): Promise<{ id: number; username: string }[]> {
  return sql.all(
    `SELECT "id", "username" FROM "User" WHERE "usernameKey" IS NULL AND "id" > ? ORDER BY "id" LIMIT ${limit}`,
    [after],
  );
}

/** Gives a user this key, unless another one has it. */
export async function giveKey(sql: Sql, dialect: Dialect, id: number, key: string): Promise<void> {
  await sql.run(`UPDATE ${dialect === "mysql" ? "IGNORE" : "OR IGNORE"} "User" SET "usernameKey" = ? WHERE "id" = ?`, [
    key,
    id,
  ]);
}

/** The active users of a mail address, in any case of its letters: it is not unique. */
export async function usersByEmail(sql: Sql, email: string): Promise<UserRow[]> {
  const lower = email.toLowerCase();
  const rows = await sql.all<UserRow>(
    `SELECT ${COLUMNS} FROM "User" WHERE LOWER("email") = ? AND "isActive" = 1 ORDER BY "id"`,
    [lower],
  );
  // MariaDB takes letters for equal that are only alike, and another one's mailbox may have such a name.
  return rows.map(userOf).filter((user) => user.email.toLowerCase() === lower);
}

async function oneUser(sql: Sql, statement: string, value: string | number): Promise<UserRow | undefined> {
  const [row] = await sql.all<UserRow>(statement, [value]);
  return row && userOf(row);
}

/** With truth values as such, which are 0 and 1 in a database. */
export function userOf(row: UserRow): UserRow {
  return {
    ...row,
    isActive: Boolean(row.isActive),
    isStaff: Boolean(row.isStaff),
    isSuperuser: Boolean(row.isSuperuser),
  };
}

/** As "Station.add": the user's own and those of their groups. */
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

/** Locks the user until the transaction ends; false when they have another password than they were seen to have, or may not log in. */
export async function noteLogin(sql: Sql, { id, passwordHash }: UserRow, now: number): Promise<boolean> {
  const count = await sql.run(
    `UPDATE "User" SET "lastLoginAt" = ? WHERE "id" = ? AND "passwordHash" = ? AND "isActive" = 1`,
    [new Date(now), id, passwordHash],
  );
  return count > 0;
}
