import type { Values } from "../../weather/metrics";
import type { QualityState } from "../../weather/quality";
import { marks, type Sql } from "../sql";
import type { Dialect } from "../url";
import { parsed } from "./readings";

/** What recording must know of a station. */
export interface RecordingStation {
  id: number;
  elevation: number | null;
  /** When its latest reading was observed, epoch ms. */
  timestamp: number | null;
  qualityState: QualityState;
}

/**
 * The stations, locked until the transaction ends: whoever writes a station's readings takes its row first, so that
 * "latest" and quality control see one reading after another. (SQLite has one writer anyway.)
 */
export async function lockStations(sql: Sql, dialect: Dialect, ids: readonly number[]): Promise<RecordingStation[]> {
  const lock = dialect === "mysql" ? "FOR UPDATE" : "";
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT "id", "elevation", "timestamp", "qualityState" FROM "Station" WHERE "id" IN (${marks(ids.length)}) ORDER BY "id" ${lock}`,
    ids,
  );
  return rows.map((row) => ({
    id: Number(row.id),
    elevation: row.elevation as number | null,
    timestamp: row.timestamp as number | null,
    qualityState: parsed<QualityState>(row.qualityState) ?? {},
  }));
}

export interface Latest {
  time: number | null;
  /** Good values only. */
  values: Values;
  qualityState: QualityState;
}

/** Sets the snapshot of a station's latest reading. */
export async function setLatest(sql: Sql, stationId: number, { time, values, qualityState }: Latest): Promise<void> {
  await sql.run(
    `UPDATE "Station" SET "timestamp" = ?, "temperature" = ?, "latest" = ?, "qualityState" = ? WHERE "id" = ?`,
    [
      time === null ? null : new Date(time),
      values.temperature ?? null,
      JSON.stringify(values),
      JSON.stringify(qualityState),
      stationId,
    ],
  );
}
