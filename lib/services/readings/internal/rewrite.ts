import { deleteReadings, insertReadings, type ReadingRow } from "../../../db/queries/readings/readings";
import { replaceSuspects } from "../../../db/queries/readings/suspects";
import type { RecordingStation } from "../../../db/queries/stations/stations";
import type { Sql } from "../../../db/sql";
import { touchesLatest } from "./change";
import { judgeRewritten, type Rewriting } from "./judge-rewritten";
import { refreshLatest } from "./latest";
import { withTemperatures } from "./quality-control";
import { reviseStored } from "./revise";

export interface Rewritten {
  /** As they are stored now, in the order given. */
  rows: ReadingRow[];
  /** Other readings of which a flag changed. */
  revised: ReadingRow[];
  /** With the state of quality control that follows. */
  station: RecordingStation;
  /** The station's latest reading, if it was rewritten and its snapshot has not been written yet. */
  latest: ReadingRow | undefined;
  /** Whether the station's latest was found again, and written. */
  isRefreshed: boolean;
}

/**
 * Writes changed values of stored readings, oldest first, judged in their place among the station's others, in the
 * transaction that has locked the station. Their hours must be marked.
 */
export async function rewriteReadings(
  sql: Sql,
  station: RecordingStation,
  readings: readonly Rewriting[],
  now: number,
): Promise<Rewritten> {
  const times = readings.map(({ after }) => after.time);
  const judging = await withTemperatures(
    sql,
    station,
    readings.map(({ after }) => after),
  );
  // Absent meanwhile, so that they are judged against the others alone.
  await deleteReadings(sql, station.id, times);
  const { rows, revisions, state } = await judgeRewritten(sql, judging, readings);
  await insertReadings(sql, rows);
  if (rows.some(({ flags }, i) => flags || readings[i]?.before.flags)) await replaceSuspects(sql, station.id, rows);
  const ofStation = revisions.map((revision) => ({ stationId: station.id, ...revision }));
  const revised = await reviseStored(sql, ofStation);
  const written = { rows, revised, latest: undefined, isRefreshed: false };
  if (state) return { ...written, station: { ...station, qualityState: state }, latest: rows[0] };
  if (!touchesLatest(station, Math.max(...times), now)) return { ...written, station };
  const { time: timestamp, qualityState } = await refreshLatest(sql, station.id, now);
  return { ...written, station: { ...station, timestamp, qualityState }, isRefreshed: true };
}
