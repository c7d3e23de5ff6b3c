import type { Calibration } from "../../../weather/derived/calibration";
import { type EarlierElevation, NO_METADATA, type StationMetadata } from "../../../weather/derived/metadata";
import { isMetricKey } from "../../../weather/metrics";
import { marks, type Sql } from "../../sql";

/** What must be known of these stations to tell what their readings mean. */
export async function metadataOf(sql: Sql, stationIds: readonly number[]): Promise<Map<number, StationMetadata>> {
  const found = new Map<number, StationMetadata>();
  if (stationIds.length === 0) return found;
  // Each chart asks for it: one statement instead of two.
  const rows = await sql.all<PastRow>(
    `SELECT "id" AS "stationId", NULL AS "time", NULL AS "metric", "elevation" AS "value", NULL AS "offset"
     FROM "Station" WHERE "id" IN (${marks(stationIds.length)})
     UNION ALL ${pastOf(stationIds)}`,
    [...stationIds, ...stationIds, ...stationIds],
  );
  const past = pastByStation(rows);
  for (const { stationId, time, value } of rows) {
    if (time === null) found.set(Number(stationId), { elevation: value, ...past.get(Number(stationId)) });
  }
  return found;
}

export async function stationMetadata(sql: Sql, stationId: number): Promise<StationMetadata> {
  return (await metadataOf(sql, [stationId])).get(stationId) ?? NO_METADATA;
}

/** The same of a station whose row was read already. */
export async function metadataOfStation(
  sql: Sql,
  { id, elevation }: { id: number; elevation: number | null },
): Promise<StationMetadata> {
  return { elevation, ...(await pastMetadata(sql, [id])).get(id) };
}

/** What changed in the course of time, oldest first. */
type PastMetadata = Required<Pick<StationMetadata, "earlier" | "calibrations">>;

/** What these stations' elevations were, and how their sensors are calibrated; nothing for a station without either. */
export async function pastMetadata(sql: Sql, stationIds: readonly number[]): Promise<Map<number, PastMetadata>> {
  if (stationIds.length === 0) return new Map();
  // One question: recording asks it each time.
  return pastByStation(await sql.all<PastRow>(pastOf(stationIds), [...stationIds, ...stationIds]));
}

/** Takes the stations' numbers twice. */
function pastOf({ length }: readonly number[]): string {
  return `SELECT "stationId", "until" AS "time", NULL AS "metric", "elevation" AS "value", NULL AS "offset"
     FROM "StationElevation" WHERE "stationId" IN (${marks(length)})
     UNION ALL
     SELECT "stationId", "since", "metric", "factor", "offset"
     FROM "StationCalibration" WHERE "stationId" IN (${marks(length)})
     ORDER BY "stationId", "time"`;
}

function pastByStation(rows: readonly PastRow[]): Map<number, PastMetadata> {
  const found = new Map<number, PastMetadata & { earlier: EarlierElevation[]; calibrations: Calibration[] }>();
  for (const { stationId, time, metric, value, offset } of rows) {
    if (time === null) continue;
    const past = found.get(Number(stationId)) ?? { earlier: [], calibrations: [] };
    if (metric === null) past.earlier.push({ until: Number(time), elevation: value });
    else if (isMetricKey(metric)) {
      past.calibrations.push({ metric, since: Number(time), factor: Number(value), offset: Number(offset) });
    }
    found.set(Number(stationId), past);
  }
  return found;
}

interface PastRow {
  stationId: number;
  /** None of what is so now. */
  time: number | null;
  /** None of an elevation. */
  metric: string | null;
  /** An elevation, or a calibration's factor. */
  value: number | null;
  offset: number | null;
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
