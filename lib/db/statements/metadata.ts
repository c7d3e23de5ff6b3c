import { NO_METADATA, type StationMetadata } from "../../weather/metadata";
import { marks, type Sql } from "../sql";

/** What must be known of these stations to tell what their readings mean. */
export async function metadataOf(sql: Sql, stationIds: readonly number[]): Promise<Map<number, StationMetadata>> {
  if (stationIds.length === 0) return new Map();
  const rows = await sql.all<{ id: number; elevation: number | null }>(
    `SELECT "id", "elevation" FROM "Station" WHERE "id" IN (${marks(stationIds.length)})`,
    stationIds,
  );
  return new Map(rows.map(({ id, elevation }) => [Number(id), { elevation }]));
}

export async function stationMetadata(sql: Sql, stationId: number): Promise<StationMetadata> {
  return (await metadataOf(sql, [stationId])).get(stationId) ?? NO_METADATA;
}
