import type { Sql } from "../../db/sql";
import { stationMetadata } from "../../db/statements/metadata";
import { latestReading } from "../../db/statements/readings";
import { type Latest, type RecordingStation, setLatest } from "../../db/statements/stations";
import { isFuture, latestBelievable } from "../../weather/clock";
import { shownValues } from "../../weather/derive";
import { stateAt } from "./state";

/** Finds a station's latest reading again, and what quality control must remember. */
export async function refreshLatest(sql: Sql, stationId: number, now: number): Promise<void> {
  const found = (await latestUntil(sql, stationId, latestBelievable(now))) ?? (await latestUntil(sql, stationId));
  await setLatest(sql, [found ?? nothing(stationId)]);
}

/**
 * What to go on from where a station's latest reading is in the future, since our clock was ahead when it came: the
 * latest one that is not, or nothing. Undefined where the latest reading stands.
 */
export async function pastInstead(sql: Sql, station: RecordingStation, now: number): Promise<Latest | undefined> {
  if (station.timestamp === null || !isFuture(station.timestamp, now)) return undefined;
  return (await latestUntil(sql, station.id, latestBelievable(now))) ?? nothing(station.id);
}

async function latestUntil(sql: Sql, stationId: number, until?: number): Promise<Latest | undefined> {
  const reading = await latestReading(sql, stationId, until);
  if (!reading) return undefined;
  const { time } = reading;
  const values = shownValues(reading, await stationMetadata(sql, stationId));
  return { stationId, time, values, qualityState: await stateAt(sql, stationId, time) };
}

function nothing(stationId: number): Latest {
  return { stationId, time: null, values: {}, qualityState: {} };
}
