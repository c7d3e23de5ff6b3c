import type { Values } from "../../weather/metrics";
import type { QualityState } from "../../weather/quality";
import { marks, type Sql, type SqlValue } from "../sql";
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

/** The snapshot of a station's latest reading. */
export interface Latest {
  stationId: number;
  /** When it was observed, epoch ms. */
  time: number | null;
  /** Good values only. */
  values: Values;
  qualityState: QualityState;
}

/** Stations a statement: one round trip for many, while its CASEs are still short to search. */
const LATEST_AT_ONCE = 25;

export async function setLatest(sql: Sql, latest: readonly Latest[]): Promise<void> {
  for (let i = 0; i < latest.length; i += LATEST_AT_ONCE) {
    const slice = latest.slice(i, i + LATEST_AT_ONCE);
    const column = (name: string) => `"${name}" = CASE "id" ${"WHEN ? THEN ? ".repeat(slice.length)} END`;
    const values = (of: (row: Latest) => SqlValue) => slice.flatMap((row) => [row.stationId, of(row)]);
    await sql.run(
      `UPDATE "Station" SET ${["timestamp", "temperature", "latest", "qualityState"].map(column).join(", ")}
       WHERE "id" IN (${marks(slice.length)})`,
      [
        ...values((row) => (row.time === null ? null : new Date(row.time))),
        ...values((row) => row.values.temperature ?? null),
        ...values((row) => JSON.stringify(row.values)),
        ...values((row) => JSON.stringify(row.qualityState)),
        ...slice.map((row) => row.stationId),
      ],
    );
  }
}
