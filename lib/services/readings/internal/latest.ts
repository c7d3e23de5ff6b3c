import { contextsOf, readingContext } from "../../../db/queries/readings/reading-context";
import { latestReading, type ReadingRow } from "../../../db/queries/readings/readings";
import { type Latest, type RecordingStation, setLatest } from "../../../db/queries/stations/stations";
import type { Sql } from "../../../db/sql";
import { shownValues } from "../../../weather/derived/derive";
import { isFuture, latestBelievable } from "../../../weather/time/clock";
import { refreshChannelValues } from "./channels";
import { stateAt } from "./state";

/** Finds a station's latest reading again, and the state of quality control. */
export async function refreshLatest(sql: Sql, stationId: number, now: number): Promise<Latest> {
  const found = (await latestUntil(sql, stationId, latestBelievable(now))) ?? (await latestUntil(sql, stationId));
  const latest = found ?? nothing(stationId);
  await setLatest(sql, [latest]);
  await refreshChannelValues(sql, stationId, latest.time);
  return latest;
}

/**
 * What to continue from when a station's latest reading is in the future, because the server's clock was ahead when it
 * arrived: the latest reading that is not, or nothing. Undefined when the latest reading is valid.
 */
export async function pastInstead(sql: Sql, station: RecordingStation, now: number): Promise<Latest | undefined> {
  if (station.timestamp === null || !isFuture(station.timestamp, now)) return undefined;
  return (await latestUntil(sql, station.id, latestBelievable(now))) ?? nothing(station.id);
}

async function latestUntil(sql: Sql, stationId: number, until?: number): Promise<Latest | undefined> {
  const reading = await latestReading(sql, stationId, until);
  if (!reading) return undefined;
  const { time } = reading;
  const values = shownValues(reading, await readingContext(sql, stationId, [time]));
  return { stationId, time, values, qualityState: await stateAt(sql, stationId, time) };
}

/** A stored reading that is its station's latest, and the state of quality control after it. */
export interface Newest extends Pick<Latest, "qualityState"> {
  station: Pick<RecordingStation, "id" | "metadata">;
  reading: ReadingRow;
}

export async function snapshotsOf(sql: Sql, newest: readonly Newest[]): Promise<Latest[]> {
  const contexts = await contextsOf(
    sql,
    newest.map(({ station: { id, metadata }, reading: { time } }) => ({ stationId: id, metadata, time })),
  );
  return newest.map(({ station: { id, metadata }, reading, qualityState }) => {
    const values = shownValues(reading, contexts.get(id) ?? metadata);
    return { stationId: id, time: reading.time, values, qualityState };
  });
}

function nothing(stationId: number): Latest {
  return { stationId, time: null, values: {}, qualityState: {} };
}
