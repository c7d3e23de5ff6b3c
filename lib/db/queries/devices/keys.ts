import type { Sql } from "../../sql";

/** The columns of a device key that authentication needs. Times are epoch ms. */
export interface KeyRow {
  id: number;
  name: string;
  kind: string;
  stationId: number;
  scopes: string;
  addresses: string;
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
}

/** Looked up by hash, so that timing reveals nothing about the key. */
export async function keyByHash(sql: Sql, hash: string): Promise<KeyRow | undefined> {
  const rows = await sql.all<KeyRow>(
    `SELECT "id", "name", "kind", "stationId", "scopes", "addresses", "expiresAt", "revokedAt", "lastUsedAt"
     FROM "DeviceKey" WHERE "hash" = ?`,
    [hash],
  );
  return rows[0];
}

/** Skipped if another request has done it since `before` (epoch ms). */
export async function touchKey(sql: Sql, id: number, now: number, before: number): Promise<void> {
  await sql.run(
    `UPDATE "DeviceKey" SET "lastUsedAt" = ? WHERE "id" = ? AND ("lastUsedAt" IS NULL OR "lastUsedAt" < ?)`,
    [new Date(now), id, new Date(before)],
  );
}

/** A station and the others of its owner. */
export async function stationsOfSameOwner(sql: Sql, stationId: number): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `SELECT "id" FROM "Station" WHERE "id" = ? OR "ownerId" = (SELECT s."ownerId" FROM "Station" s WHERE s."id" = ?)`,
    [stationId, stationId],
  );
  return rows.map(({ id }) => id);
}
