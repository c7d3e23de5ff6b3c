import { INSERT_IGNORING, type Sql } from "../sql";
import type { Dialect } from "../url";

export async function settingOf(sql: Sql, name: string): Promise<string | undefined> {
  const rows = await sql.all<{ value: string }>(`SELECT "value" FROM "Setting" WHERE "name" = ?`, [name]);
  return rows[0]?.value;
}

/** Sets a setting's initial value. Of two concurrent calls the first one wins, for both. */
export async function settingOrFirst(sql: Sql, dialect: Dialect, name: string, first: string): Promise<string> {
  await sql.run(`${INSERT_IGNORING[dialect]} INTO "Setting" ("name", "value") VALUES (?, ?)`, [name, first]);
  return (await settingOf(sql, name)) ?? first;
}

export async function setSetting(sql: Sql, name: string, value: string): Promise<void> {
  await sql.run(`REPLACE INTO "Setting" ("name", "value") VALUES (?, ?)`, [name, value]);
}

/** Locks a name until the transaction ends, whether it has a value or not. (SQLite has a single writer anyway.) */
export async function lockSetting(sql: Sql, dialect: Dialect, name: string): Promise<void> {
  if (dialect === "sqlite") return;
  // An exclusive lock from the start: two transactions that read first and then write would deadlock.
  await sql.run(`INSERT INTO "Setting" ("name", "value") VALUES (?, '') ON DUPLICATE KEY UPDATE "value" = "value"`, [
    name,
  ]);
}

export async function removeSetting(sql: Sql, name: string): Promise<void> {
  await sql.run(`DELETE FROM "Setting" WHERE "name" = ?`, [name]);
}
