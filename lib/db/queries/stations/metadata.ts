import type { Calibration } from "../../../weather/derived/calibration";
import { type EarlierElevation, NO_METADATA, type StationMetadata } from "../../../weather/derived/metadata";
import { isMetricKey } from "../../../weather/metrics";
import { marks, type Sql } from "../../sql";

/** The metadata of these stations, which is needed to interpret their readings. */
export async function metadataOf(sql: Sql, stationIds: readonly number[]): Promise<Map<number, StationMetadata>> {
  const found = new Map<number, StationMetadata>();
  if (stationIds.length === 0) return found;
  // Every chart needs it, so it takes one statement instead of two.
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

/** The metadata of a station whose row was already read. */
export async function metadataOfStation(
  sql: Sql,
  { id, elevation }: { id: number; elevation: number | null },
): Promise<StationMetadata> {
  return { elevation, ...(await pastMetadata(sql, [id])).get(id) };
}

/** The metadata that changes over time, oldest first. */
type PastMetadata = Required<Pick<StationMetadata, "earlier" | "calibrations">>;

/** Earlier elevations and calibrations of these stations; stations without either are absent. */
export async function pastMetadata(sql: Sql, stationIds: readonly number[]): Promise<Map<number, PastMetadata>> {
  if (stationIds.length === 0) return new Map();
  // One statement, because every recording needs it.
  return pastByStation(await sql.all<PastRow>(pastOf(stationIds), [...stationIds, ...stationIds]));
}

/** Takes the stations' ids twice. */
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
  /** Null for the present value. */
  time: number | null;
  /** Null for an elevation. */
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
