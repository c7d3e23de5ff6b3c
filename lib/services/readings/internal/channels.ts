import { MAX_STATION_CHANNELS } from "../../../contract/reading/channels";
import type { Database } from "../../../db/client";
import { channelsOf, insertChannels, type NewChannel } from "../../../db/queries/channels/channels";
import { newestChannels, type ReadingRow } from "../../../db/queries/readings/readings";
import {
  type ChannelValues,
  channelValuesOf,
  type RecordingStation,
  setChannelValues,
} from "../../../db/queries/stations/stations";
import type { Sql } from "../../../db/sql";
import { groupBy } from "../../../group-by";
import { knownChannel } from "../../../weather/channels";
import { isFuture } from "../../../weather/time/clock";
import { type Arrival, PAST_MS, PAST_READINGS } from "./quality-control";

/** Stations whose channels are remembered: a name has a few dozen bytes. */
const MAX_STATIONS = 5000;

/** The names that were read from each database, by station. What a transaction has added is not in it: it may not commit. */
const remembered = new WeakMap<Database, Map<number, ReadonlySet<string>>>();

/**
 * Adds the channels that these arrivals are the first to bring, and takes from the arrivals those for which their stations
 * have no room: their names are added to `omitted`. The stations are locked. Known names take no statement.
 */
export async function admitChannels(sql: Sql, database: Database, arrivals: readonly Arrival[]): Promise<void> {
  const known = remembered.get(database) ?? new Map<number, ReadonlySet<string>>();
  remembered.set(database, known);
  const unknown = arrivals.filter(({ stationId, extra }) => extra !== null && hasNew(extra, known.get(stationId)));
  if (unknown.length === 0) return;
  const byStation = groupBy(unknown, ({ stationId }) => stationId);
  const names = groupBy(await channelsOf(sql, [...byStation.keys()]), ({ stationId }) => stationId);
  if (known.size + byStation.size > MAX_STATIONS) known.clear();
  const added: NewChannel[] = [];
  for (const [stationId, own] of byStation) {
    const stored = new Set(names.get(stationId)?.map(({ name }) => name));
    known.set(stationId, stored);
    added.push(...newAmong(own, stored));
  }
  if (added.length > 0) await insertChannels(sql, database.dialect, added);
}

/** The error of a reading of which nothing is left. */
export const NO_ROOM = [`The station has its ${MAX_STATION_CHANNELS} channels.`];

/** The newest values of stations' channels with those of new readings, of the stations of which they are other ones now. */
export function newerChannelValues(
  stations: readonly Pick<RecordingStation, "id" | "channelValues">[],
  rows: readonly ReadingRow[],
): Map<number, ChannelValues> {
  const changed = new Map<number, ChannelValues>();
  if (rows.every(({ extra }) => extra === null)) return changed;
  const before = new Map(stations.map(({ id, channelValues }) => [id, channelValues]));
  for (const row of rows) {
    if (row.extra === null) continue;
    const known = changed.get(row.stationId) ?? before.get(row.stationId) ?? {};
    const after = withChannels(known, row);
    if (after !== known) changed.set(row.stationId, after);
  }
  return changed;
}

/** With the channels of a reading that are newer than the known ones. A time that was in the future on arrival is no newer. */
export function withChannels(
  known: ChannelValues,
  { time, receivedAt, extra }: Pick<ReadingRow, "time" | "receivedAt" | "extra">,
): ChannelValues {
  const newer = Object.entries(extra ?? {}).filter(([name]) => {
    const last = Object.hasOwn(known, name) ? known[name]?.[1] : undefined;
    return last === undefined || time >= last || isFuture(last, receivedAt);
  });
  if (newer.length === 0) return known;
  return { ...known, ...Object.fromEntries(newer.map(([name, value]) => [name, [value, time] as const])) };
}

/**
 * Finds the newest values of a station's channels again, after readings were removed or changed: those of the day before its
 * latest reading, and older ones as they were. None without a latest reading.
 */
export async function refreshChannelValues(sql: Sql, stationId: number, latest: number | null): Promise<void> {
  const before = await channelValuesOf(sql, stationId);
  const from = latest === null ? Infinity : latest - PAST_MS;
  const rows = latest === null ? [] : await newestChannels(sql, stationId, { from, until: latest }, PAST_READINGS);
  const entries = new Map(Object.entries(before ?? {}).filter(([, [, time]]) => time < from));
  for (const { time, extra } of rows.reverse()) {
    for (const [name, value] of Object.entries(extra ?? {})) entries.set(name, [value, time]);
  }
  if (before === null && entries.size === 0) return;
  await setChannelValues(sql, new Map([[stationId, Object.fromEntries(entries)]]));
}

function hasNew(extra: object, known: ReadonlySet<string> | undefined): boolean {
  for (const name in extra) if (!known?.has(name)) return true;
  return false;
}

/** The new channels of a station's arrivals. */
function newAmong(arrivals: readonly Arrival[], stored: ReadonlySet<string>): NewChannel[] {
  const added = new Map<string, NewChannel>();
  for (const arrival of arrivals) {
    const { stationId, time, source = "api" } = arrival;
    for (const name of Object.keys(arrival.extra ?? {})) {
      if (stored.has(name)) continue;
      const before = added.get(name);
      if (before) {
        before.firstSeenAt = Math.min(before.firstSeenAt, time);
        before.lastSeenAt = Math.max(before.lastSeenAt, time);
      } else if (stored.size + added.size < MAX_STATION_CHANNELS) {
        const { unit = "", kind = "measurement" } = knownChannel(name) ?? {};
        added.set(name, { stationId, name, unit, kind, source, firstSeenAt: time, lastSeenAt: time });
      } else omit(arrival, name);
    }
  }
  return [...added.values()];
}

function omit(arrival: Arrival, name: string): void {
  const { [name]: _, ...rest } = arrival.extra ?? {};
  arrival.extra = Object.keys(rest).length > 0 ? rest : null;
  arrival.omitted = [...(arrival.omitted ?? []), name];
}
