import { type EarlierElevation, NO_METADATA, type StationMetadata } from "../../weather/metadata";
import { marks, type Sql } from "../sql";

/** What must be known of these stations to tell what their readings mean. */
export async function metadataOf(sql: Sql, stationIds: readonly number[]): Promise<Map<number, StationMetadata>> {
  if (stationIds.length === 0) return new Map();
  const rows = await sql.all<{ id: number; elevation: number | null }>(
    `SELECT "id", "elevation" FROM "Station" WHERE "id" IN (${marks(stationIds.length)})`,
    stationIds,
  );
  const earlier = await earlierElevations(sql, stationIds);
  return new Map(rows.map(({ id, elevation }) => [Number(id), { elevation, earlier: earlier.get(Number(id)) ?? [] }]));
}

export async function stationMetadata(sql: Sql, stationId: number): Promise<StationMetadata> {
  return (await metadataOf(sql, [stationId])).get(stationId) ?? NO_METADATA;
}

/** The elevations that these stations had before they were moved, oldest first. */
export async function earlierElevations(
  sql: Sql,
  stationIds: readonly number[],
): Promise<Map<number, EarlierElevation[]>> {
  const found = new Map<number, EarlierElevation[]>();
  if (stationIds.length === 0) return found;
  const rows = await sql.all<EarlierElevation & { stationId: number }>(
    `SELECT "stationId", "until", "elevation" FROM "StationElevation"
     WHERE "stationId" IN (${marks(stationIds.length)}) ORDER BY "stationId", "until"`,
    stationIds,
  );
  for (const { stationId, until, elevation } of rows) {
    const own = found.get(Number(stationId)) ?? [];
    own.push({ until: Number(until), elevation });
    found.set(Number(stationId), own);
  }
  return found;
}

export async function insertEarlierElevation(
  sql: Sql,
  stationId: number,
  { until, elevation }: EarlierElevation,
): Promise<void> {
  await sql.run(`INSERT INTO "StationElevation" ("stationId", "until", "elevation") VALUES (?, ?, ?)`, [
    stationId,
    new Date(until),
    elevation,
  ]);
}
