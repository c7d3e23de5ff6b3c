import { INSERT_IGNORING, type Sql } from "../sql";
import type { Dialect } from "../url";

export async function settingOf(sql: Sql, name: string): Promise<string | undefined> {
  const rows = await sql.all<{ value: string }>(`SELECT "value" FROM "Setting" WHERE "name" = ?`, [name]);
  return rows[0]?.value;
}

/** Gives a setting its first value. Of two at once the first one stands, for both. */
export async function settingOrFirst(sql: Sql, dialect: Dialect, name: string, first: string): Promise<string> {
  await sql.run(`${INSERT_IGNORING[dialect]} INTO "Setting" ("name", "value") VALUES (?, ?)`, [name, first]);
  return (await settingOf(sql, name)) ?? first;
}

export async function setSetting(sql: Sql, name: string, value: string): Promise<void> {
  await sql.run(`REPLACE INTO "Setting" ("name", "value") VALUES (?, ?)`, [name, value]);
}

/** Locks a name until the transaction ends, whether it has a value or not: who comes second waits. (SQLite has one writer anyway.) */
export async function lockSetting(sql: Sql, dialect: Dialect, name: string): Promise<void> {
  if (dialect === "sqlite") return;
  // An exclusive lock from the start: two who read first and then write would wait for each other.
  await sql.run(`INSERT INTO "Setting" ("name", "value") VALUES (?, '') ON DUPLICATE KEY UPDATE "value" = "value"`, [
    name,
  ]);
}

export async function removeSetting(sql: Sql, name: string): Promise<void> {
  await sql.run(`DELETE FROM "Setting" WHERE "name" = ?`, [name]);
}
