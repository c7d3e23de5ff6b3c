import type { Sql } from "../../sql";

/** A device key as a request is checked against. Times are epoch ms. */
export interface KeyRow {
  id: number;
  name: string;
  stationId: number;
  scopes: string;
  addresses: string;
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
}

/** Looked up by hash, so that timing tells nothing of the key. */
export async function keyByHash(sql: Sql, hash: string): Promise<KeyRow | undefined> {
  const rows = await sql.all<KeyRow>(
    `SELECT "id", "name", "stationId", "scopes", "addresses", "expiresAt", "revokedAt", "lastUsedAt"
     FROM "DeviceKey" WHERE "hash" = ?`,
    [hash],
  );
  return rows[0];
}

/** Unless another has done it since `before` (epoch ms). */
export async function touchKey(sql: Sql, id: number, now: number, before: number): Promise<void> {
  await sql.run(
    `UPDATE "DeviceKey" SET "lastUsedAt" = ? WHERE "id" = ? AND ("lastUsedAt" IS NULL OR "lastUsedAt" < ?)`,
    [new Date(now), id, new Date(before)],
  );
}
