import type { ReadingResult } from "../../contract/reading";
import type { Database } from "../../db/client";
import type { Sql } from "../../db/sql";
import { markDirty } from "../../db/statements/dirty";
import { existingTimes, insertReadings, observationOf, type ReadingRow } from "../../db/statements/readings";
import { type Latest, lockStations, type RecordingStation, setLatest } from "../../db/statements/stations";
import type { Dialect } from "../../db/url";
import type { QualityState } from "../../weather/quality";
import { type Arrival, judgeInOrder, judgeLate } from "./judge";

export interface Stored {
  /** An arrival without an outcome was for a station that is not there. */
  outcomes: Map<Arrival, ReadingResult>;
  /** Stations with new readings. */
  changed: number[];
}

/** One transaction: the readings, the marks on their hours and the stations' latest, or nothing. */
export async function storeArrivals(database: Database, arrivals: readonly Arrival[]): Promise<Stored> {
  if (arrivals.length === 0) return { outcomes: new Map(), changed: [] };
  return database.transaction((sql) => storeIn(sql, database.dialect, arrivals));
}

/** The same, in a transaction that has begun. */
export async function storeIn(sql: Sql, dialect: Dialect, arrivals: readonly Arrival[]): Promise<Stored> {
  const byStation = groupByStation(arrivals);
  const outcomes: Stored["outcomes"] = new Map();
  const rows: ReadingRow[] = [];
  const latest: Latest[] = [];
  const stations = await lockStations(sql, dialect, [...byStation.keys()]);
  for (const station of stations) {
    const judged = await judgeStation(sql, station, byStation.get(station.id) ?? [], outcomes);
    rows.push(...judged.rows);
    const newest = judged.rows.at(-1);
    if (newest && isNewer(newest.time, station)) {
      const { time, values } = observationOf(newest);
      latest.push({ stationId: station.id, time, values, qualityState: judged.state });
    }
  }
  await insertReadings(sql, rows);
  await markDirty(sql, dialect, rows);
  await setLatest(sql, latest);
  return { outcomes, changed: [...new Set(rows.map((row) => row.stationId))] };
}

/** By station, oldest first; equal times stay in the order of arrival. */
function groupByStation(arrivals: readonly Arrival[]): Map<number, Arrival[]> {
  const groups = new Map<number, Arrival[]>();
  for (const arrival of arrivals) {
    const group = groups.get(arrival.stationId);
    if (group) group.push(arrival);
    else groups.set(arrival.stationId, [arrival]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.time - b.time);
  return new Map([...groups].sort(([a], [b]) => a - b));
}

async function judgeStation(
  sql: Sql,
  station: RecordingStation,
  arrivals: readonly Arrival[],
  outcomes: Stored["outcomes"],
): Promise<{ rows: ReadingRow[]; state: QualityState }> {
  const fresh = await withoutRepeats(sql, station, arrivals, outcomes);
  const firstNew = fresh.findIndex((arrival) => isNewer(arrival.time, station));
  const split = firstNew === -1 ? fresh.length : firstNew;
  const late = await judgeLate(sql, station, fresh.slice(0, split));
  const inOrder = judgeInOrder(station, fresh.slice(split), station.qualityState);
  const rows = late.length === 0 ? inOrder.rows : [...late, ...inOrder.rows];
  for (const [i, arrival] of fresh.entries())
    outcomes.set(arrival, { status: "stored", flags: rows[i]?.flags ?? null });
  return { rows, state: inOrder.state };
}

/** Marks repeats, of stored readings and within the batch (the first of equal times stands), and returns the rest. */
async function withoutRepeats(
  sql: Sql,
  station: RecordingStation,
  arrivals: readonly Arrival[],
  outcomes: Stored["outcomes"],
): Promise<Arrival[]> {
  const late = arrivals.filter((arrival) => !isNewer(arrival.time, station)).map((arrival) => arrival.time);
  const seen = late.length === 0 ? new Set<number>() : await existingTimes(sql, station.id, late);
  return arrivals.filter((arrival) => {
    if (seen.has(arrival.time)) {
      outcomes.set(arrival, { status: "repeated" });
      return false;
    }
    seen.add(arrival.time);
    return true;
  });
}

function isNewer(time: number, station: RecordingStation): boolean {
  return station.timestamp === null || time > station.timestamp;
}
