import { isChannelName, MAX_STATION_CHANNELS } from "../../../contract/reading/channels";
import { type ChannelRow, channelsOf, insertChannels, setSeen } from "../../../db/queries/channels/channels";
import type { RollupRow } from "../../../db/queries/statistics/rollups";
import type { Sql } from "../../../db/sql";
import type { Dialect } from "../../../db/url";
import { groupBy } from "../../../group-by";
import { type Aggregate, CHANNEL_KINDS, knownChannel } from "../../../weather/channels";
import { isMetricKey } from "../../../weather/metrics";
import type { Stats } from "../../../weather/statistics/rollup";
import { HOUR_MS } from "../../../weather/time/durations";

/** Statistics of a channel over a bucket. */
export interface NamedStats {
  name: string;
  /** Start of the bucket, epoch ms. */
  time: number;
  stats: Stats;
}

/** What the values of a station's channels are, by name. */
export function aggregatesOf(channels: readonly ChannelRow[]): (name: string) => Aggregate {
  const known = new Map(channels.map(({ name, kind }) => [name, CHANNEL_KINDS[kind]]));
  return (name) => {
    let aggregate = known.get(name);
    if (aggregate === undefined) {
      aggregate = CHANNEL_KINDS[knownChannel(name)?.kind ?? "measurement"];
      known.set(name, aggregate);
    }
    return aggregate;
  };
}

/**
 * The station's channels with those that its hours have beside them, which are added: readings of older versions have made
 * none, nor have merges and restored backups. Notes when each was seen, the last time at most once an hour.
 */
export async function withSeen(
  sql: Sql,
  dialect: Dialect,
  { id: stationId, channels }: { id: number; channels: readonly ChannelRow[] },
  hours: readonly NamedStats[],
): Promise<readonly ChannelRow[]> {
  if (hours.length === 0) return channels;
  const seen = new Map<string, { firstSeenAt: number; lastSeenAt: number }>();
  for (const { name, stats } of hours) {
    const times = [stats.minTime, stats.maxTime];
    const before = seen.get(name) ?? { firstSeenAt: times[0] ?? 0, lastSeenAt: times[0] ?? 0 };
    const firstSeenAt = Math.min(before.firstSeenAt, ...times);
    seen.set(name, { firstSeenAt, lastSeenAt: Math.max(before.lastSeenAt, ...times) });
  }
  await noteSeen(sql, channels, seen);
  const known = new Set(channels.map(({ name }) => name));
  const missing = [...seen.keys()].filter((name) => !known.has(name) && isChannelName(name) && !isMetricKey(name));
  const added = missing.slice(0, Math.max(0, MAX_STATION_CHANNELS - channels.length)).map((name) => {
    const { unit = "", kind = "measurement" } = knownChannel(name) ?? {};
    return { stationId, name, unit, kind, source: "", ...(seen.get(name) ?? { firstSeenAt: 0, lastSeenAt: 0 }) };
  });
  if (added.length === 0) return channels;
  await insertChannels(sql, dialect, added);
  return channelsOf(sql, [stationId]);
}

async function noteSeen(
  sql: Sql,
  channels: readonly ChannelRow[],
  seen: ReadonlyMap<string, Pick<ChannelRow, "firstSeenAt" | "lastSeenAt">>,
): Promise<void> {
  const earlier = channels.filter(({ name, firstSeenAt }) => (seen.get(name)?.firstSeenAt ?? Infinity) < firstSeenAt);
  const later = channels.filter(
    ({ name, lastSeenAt }) => (seen.get(name)?.lastSeenAt ?? -Infinity) >= lastSeenAt + HOUR_MS,
  );
  for (const [column, some] of [["firstSeenAt", earlier] as const, ["lastSeenAt", later] as const]) {
    for (const [time, own] of groupBy(some, ({ name }) => seen.get(name)?.[column] ?? 0)) {
      const ids = own.map(({ id }) => id);
      await setSeen(sql, column, time, ids);
    }
  }
}

/** Rows of the channels' statistics, without those of names that have no channel. */
export function rowsOf(channels: readonly ChannelRow[], named: readonly NamedStats[]): RollupRow[] {
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  return named.flatMap(({ name, time, stats }) => {
    const metric = byName.get(name);
    return metric ? [{ metric, time, stats }] : [];
  });
}
