import type { ReadingResult } from "../../../contract/reading/reading";
import type { Database } from "../../../db/client";
import { isDuplicate } from "../../../db/duplicate";
import { insertReadings, type ReadingRow, readingAt, readingsAt } from "../../../db/queries/readings/readings";
import { insertSuspects } from "../../../db/queries/readings/suspects";
import {
  type Latest,
  lockStations,
  type RecordingStation,
  setChannelValues,
  setLatest,
} from "../../../db/queries/stations/stations";
import { markDirty } from "../../../db/queries/statistics/dirty";
import type { Sql } from "../../../db/sql";
import { groupBy } from "../../../group-by";
import type { ReadingContext } from "../../../weather/derived/derive";
import { windowOf } from "../../../weather/derived/earlierTemperature";
import { elevationAt } from "../../../weather/derived/metadata";
import { needsEarlierTemperature } from "../../../weather/formulas/pressure";
import { hasFirst, isOpen, type QualityState } from "../../../weather/quality/quality";
import { HOUR_MS } from "../../../weather/time/durations";
import { admitChannels, NO_ROOM, newerChannelValues } from "./channels";
import { type Newest, pastInstead, refreshLatest, snapshotsOf } from "./latest";
import { mergeStored } from "./merging/merge-stored";
import { momentsOf, settleJoined } from "./merging/moments";
import { type Arrival, checkInOrder, checkLate, type QualityChecked, withTemperatures } from "./quality-control";
import { countArrivals } from "./rain/count-rain";
import { reviseStored, type StoredRevision } from "./revise";

/** Times per look-up: far below the limit of parameters. */
const LOOKED_UP = 1000;

/** How long before a late reading a value that it settles may be. */
const REVISED_MS = 3 * HOUR_MS;

export interface Stored {
  /** An arrival without an outcome was for a station that does not exist. */
  outcomes: Map<Arrival, ReadingResult>;
  /** Stations with new readings. */
  changed: number[];
}

interface Options {
  /** Assume that a station has no reading after its latest, which saves a look-up. If it has one, the insert fails. */
  trustLatest: boolean;
}

/** One transaction for the readings, the marks on their hours and the stations' latest. */
export async function storeArrivals(database: Database, arrivals: readonly Arrival[]): Promise<Stored> {
  if (arrivals.length === 0) return { outcomes: new Map(), changed: [] };
  const store = (options: Options) => database.transaction((sql) => storeIn(sql, database, arrivals, options));
  return store({ trustLatest: true }).catch((error) => {
    // There may be readings after the latest one, from a time when the server's clock was ahead.
    if (!isDuplicate(error)) throw error;
    return store({ trustLatest: false });
  });
}

/** The same, in an open transaction. */
export async function storeIn(
  sql: Sql,
  database: Database,
  arrivals: readonly Arrival[],
  { trustLatest }: Options,
): Promise<Stored> {
  const { dialect } = database;
  const byStation = groupByStation(arrivals);
  const outcomes: Stored["outcomes"] = new Map();
  const rows: ReadingRow[] = [];
  const revisions: StoredRevision[] = [];
  const latest: Latest[] = [];
  const newest: Newest[] = [];
  const reducedAnew: { station: RecordingStation; time: number }[] = [];
  const outdated: { id: number; now: number }[] = [];
  const changed: ReadingRow[] = [];
  const differing: Arrival[] = [];
  const locked = await lockStations(sql, dialect, [...byStation.keys()]);
  const hasChannels = arrivals.some(({ extra }) => extra !== null);
  if (hasChannels) {
    const ofKnown = locked.flatMap(({ id }) => byStation.get(id) ?? []);
    await admitChannels(sql, database, ofKnown);
  }
  const hasCounters = arrivals.some(({ counters }) => counters !== undefined);
  const rain = hasCounters ? await countArrivals(sql, locked, byStation) : { stations: locked, rewritten: [] };
  for (const found of rain.stations) {
    const own = withoutEmpty(byStation.get(found.id) ?? [], outcomes);
    if (own.length === 0) continue;
    const now = Math.max(...own.map(({ receivedAt }) => receivedAt));
    const past = await pastInstead(sql, found, now);
    const before = past ? { ...found, timestamp: past.time, qualityState: past.qualityState } : found;
    const doubtful = trustLatest ? own.filter(({ time }) => !isNewer(time, before)) : own;
    const stored = await readingsOf(sql, found.id, doubtful);
    const moments = stored.size > 0 || areAnyOfOneTime(own) ? momentsOf(own, stored) : undefined;
    for (const arrival of moments?.repeats ?? []) outcomes.set(arrival, { status: "repeated" });
    differing.push(...(moments?.differing ?? []));
    const merged = moments?.again.length ? await mergeStored(sql, before, moments.again, now) : undefined;
    for (const [arrival, outcome] of merged?.outcomes ?? []) outcomes.set(arrival, outcome);
    changed.push(...(merged?.changed ?? []));
    const station = merged?.station ?? before;
    const fresh = moments?.fresh ?? own;
    const qualityChecked = await checkStation(sql, await withTemperatures(sql, station, fresh), fresh, outcomes);
    if (moments) settleJoined(moments, outcomes);
    rows.push(...qualityChecked.rows);
    for (const revision of qualityChecked.revisions) revisions.push({ stationId: station.id, ...revision });
    const last = qualityChecked.rows.at(-1);
    if (last && isNewer(last.time, station))
      newest.push({ station, reading: last, qualityState: qualityChecked.state });
    else if (station.timestamp !== null && isReducedWith(qualityChecked.rows, station.timestamp, station.metadata)) {
      reducedAnew.push({ station, time: station.timestamp });
    } else if (merged?.latest) {
      newest.push({ station, reading: merged.latest, qualityState: station.qualityState });
    } else if (past && past.time !== null && !merged?.isRefreshed) latest.push(past);
    // A late reading may give the first one a predecessor. An open jump is left for the next reading to settle.
    if (qualityChecked.late > 0 && hasFirst(qualityChecked.state) && !isOpen(qualityChecked.state))
      outdated.push({ id: station.id, now });
  }
  await insertReadings(sql, rows);
  await insertSuspects(sql, rows);
  if (revisions.length > 0) changed.push(...(await reviseStored(sql, revisions)));
  changed.push(...rain.rewritten);
  await markDirty(sql, dialect, changed.length > 0 ? [...rows, ...changed.map(inAnyMetric)] : rows);
  for (const { station, time } of reducedAnew) {
    const reading = await readingAt(sql, { stationId: station.id, time });
    if (reading) newest.push({ station, reading, qualityState: station.qualityState });
  }
  latest.push(...(await snapshotsOf(sql, newest)));
  const channelValues: ReturnType<typeof newerChannelValues> =
    hasChannels || changed.length > 0 ? newerChannelValues(locked, [...rows, ...changed]) : new Map();
  await setLatest(sql, latest, channelValues);
  for (const { stationId } of latest) channelValues.delete(stationId);
  await setChannelValues(sql, channelValues);
  for (const { id, now } of outdated) await refreshLatest(sql, id, now);
  const stations = new Set([...rows, ...changed, ...latest].map(({ stationId }) => stationId));
  if (differing.length > 0) {
    const others = await storeIn(sql, database, differing, { trustLatest: false });
    for (const [arrival, outcome] of others.outcomes) outcomes.set(arrival, outcome);
    for (const stationId of others.changed) stations.add(stationId);
  }
  return { outcomes, changed: [...stations] };
}

/** What is marked for it: a correction may be of a metric that its values lack. */
function inAnyMetric({ stationId, time }: ReadingRow): { stationId: number; time: number } {
  return { stationId, time };
}

/** Refuses what has nothing left when channels for which there is no room are left out. */
function withoutEmpty(arrivals: readonly Arrival[], outcomes: Stored["outcomes"]): readonly Arrival[] {
  const isEmpty = ({ omitted, extra, values, counters }: Arrival) =>
    omitted !== undefined && extra === null && !counters && Object.keys(values).length === 0;
  if (!arrivals.some(isEmpty)) return arrivals;
  return arrivals.filter((arrival) => {
    if (isEmpty(arrival)) outcomes.set(arrival, { status: "refused", errors: { extra: NO_ROOM } });
    return !isEmpty(arrival);
  });
}

/** Grouped by station, oldest first; equal times stay in order of arrival. */
function groupByStation(arrivals: readonly Arrival[]): Map<number, Arrival[]> {
  const groups = groupBy(arrivals, ({ stationId }) => stationId);
  for (const group of groups.values()) group.sort((a, b) => a.time - b.time);
  return new Map([...groups].sort(([a], [b]) => a - b));
}

/** The stored readings of these times, by time. */
async function readingsOf(
  sql: Sql,
  stationId: number,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<number, ReadingRow>> {
  const stored = new Map<number, ReadingRow>();
  for (let i = 0; i < arrivals.length; i += LOOKED_UP) {
    const times = arrivals.slice(i, i + LOOKED_UP).map(({ time }) => time);
    for (const row of await readingsAt(sql, stationId, times)) stored.set(row.time, row);
  }
  return stored;
}

/** Of arrivals in order of time. */
function areAnyOfOneTime(arrivals: readonly Arrival[]): boolean {
  return arrivals.some(({ time }, i) => time === arrivals[i + 1]?.time);
}

async function checkStation(
  sql: Sql,
  station: RecordingStation,
  fresh: readonly Arrival[],
  outcomes: Stored["outcomes"],
): Promise<QualityChecked & { state: QualityState; late: number }> {
  const firstNew = fresh.findIndex((arrival) => isNewer(arrival.time, station));
  const split = firstNew === -1 ? fresh.length : firstNew;
  const late = await checkLate(sql, station, fresh.slice(0, split));
  const inOrder = await checkInOrder(station, fresh.slice(split), station.qualityState);
  const rows = late.rows.length === 0 ? inOrder.rows : [...late.rows, ...inOrder.rows];
  for (const [i, arrival] of fresh.entries())
    outcomes.set(arrival, { status: "stored", flags: rows[i]?.flags ?? null });
  return { rows, revisions: [...late.revisions, ...inOrder.revisions], state: inOrder.state, late: late.rows.length };
}

/**
 * Whether the pressure of a reading of this time may be reduced with late readings, or with earlier ones that they
 * settle.
 */
function isReducedWith(late: readonly ReadingRow[], time: number, metadata: ReadingContext): boolean {
  if (!needsEarlierTemperature(elevationAt(metadata, time))) return false;
  const { from, to } = windowOf(time);
  return late.some((row) => row.time >= from && row.time <= to + REVISED_MS);
}

function isNewer(time: number, station: RecordingStation): boolean {
  return station.timestamp === null || time > station.timestamp;
}
