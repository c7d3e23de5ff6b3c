import type { z } from "zod";
import { type HistoryRow, historyInputSchema } from "../../contract/charts/history";
import type { StationSummary } from "../../contract/station/station";
import type { ChannelRow } from "../../db/queries/channels/channels";
import { pagesOfObservations } from "../../db/queries/readings/observations";
import { oldestTime } from "../../db/queries/readings/readings";
import { metadataOfStation } from "../../db/queries/stations/metadata";
import { daysSpanned } from "../../db/queries/statistics/climate";
import { nextRollup, type RollupRow, rollupsBetween } from "../../db/queries/statistics/rollups";
import { AppError } from "../../errors";
import type { SeriesKey } from "../../weather/channels";
import { isDerived } from "../../weather/derived/derive";
import { METRIC_KEYS, type MetricKey } from "../../weather/metrics";
import type { Interval } from "../../weather/statistics/coverage";
import { representative } from "../../weather/statistics/rollup";
import { dayStart, hourStart, localDay } from "../../weather/time/days";
import { DAY_MS, HOUR_MS } from "../../weather/time/durations";
import { channelsSeen } from "../channels";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation, type StationAccess } from "../stations";

/** The longest ranges for which `auto` chooses raw values and hours. */
const MAX_RAW_MS = 2 * DAY_MS;
const MAX_HOURS_MS = 62 * DAY_MS;

/** Rows of statistics per statement: SQLite blocks the event loop for its duration. */
const ROLLUP_BATCH_SIZE = 2000;
const BUCKET_MS = { hour: HOUR_MS, day: DAY_MS };

export interface History {
  station: StationSummary;
  resolution: "raw" | "hour" | "day";
  from: number;
  to: number;
  metrics: readonly MetricKey[];
  channels: readonly ChannelRow[];
  /** Oldest first, some at a time. */
  rows: AsyncGenerator<HistoryRow[]>;
}

/**
 * A station's good values over a range, raw or by hour or day, in constant memory.
 * @param options.access the policy by which the station is visible; that of the API by default
 * @throws AppError unauthenticated, forbidden, not_found or invalid, before any row
 */
export async function history(
  ctx: Context,
  input: z.input<typeof historyInputSchema>,
  { access = { api: "SensorData" } }: { access?: StationAccess } = {},
): Promise<History> {
  const task = parse(historyInputSchema, input);
  const station = await getStation(ctx, { id: task.stationId }, { access });
  const to = task.to ?? ctx.now();
  const from = task.from ?? to - DAY_MS;
  if (from >= to) throw new AppError("invalid", "The input is not valid.", { from: ["This is not before `to`."] });
  const resolution = task.resolution === "auto" ? finest(to - from) : task.resolution;
  const metrics = task.metrics ?? METRIC_KEYS;
  const channels = await wantedChannels(ctx, task);
  const range = { station, from, to, metrics, channels };
  const rows = resolution === "raw" ? observations(ctx, range) : buckets(ctx, range, resolution);
  return { ...range, resolution, rows: task.limit === undefined ? rows : firstOf(rows, task.limit) };
}

/** @throws AppError invalid if the actor sees no channel of such a name */
async function wantedChannels(
  ctx: Context,
  {
    stationId,
    metrics,
    channels: names,
  }: Pick<z.output<typeof historyInputSchema>, "stationId" | "metrics" | "channels">,
): Promise<ChannelRow[]> {
  if (names === undefined && metrics !== undefined) return [];
  const seen = await channelsSeen(ctx, { stationId });
  if (names === undefined) return seen;
  const unknown = names.find((name) => !seen.some((channel) => channel.name === name));
  if (unknown === undefined) return seen.filter(({ name }) => names.includes(name));
  throw new AppError("invalid", "The input is not valid.", { channels: [`The station has no channel ${unknown}.`] });
}

function finest(length: number): "raw" | "hour" | "day" {
  if (length <= MAX_RAW_MS) return "raw";
  return length <= MAX_HOURS_MS ? "hour" : "day";
}

type Range = Pick<History, "station" | "from" | "to" | "metrics" | "channels">;

async function* observations(
  ctx: Context,
  { station, from, to, metrics, channels }: Range,
): AsyncGenerator<HistoryRow[]> {
  const interval = { stationId: station.id, from, to };
  const names = new Set(channels.map(({ name }) => name));
  const wanted = { derived: metrics.filter(isDerived), metadata: await metadataOfStation(ctx.database.read, station) };
  for await (const page of pagesOfObservations(ctx.database.read, interval, wanted)) {
    const rows = page.map((row): HistoryRow => {
      const own = row.channels && Object.entries(row.channels).filter(([name]) => names.has(name));
      const values = { time: row.time, values: picked(row.values, metrics) };
      return own && own.length > 0 ? { ...values, channels: Object.fromEntries(own) } : values;
    });
    yield rows.filter(({ values, channels }) => channels || Object.keys(values).length > 0);
  }
}

function picked(values: HistoryRow["values"], metrics: readonly MetricKey[]): HistoryRow["values"] {
  return Object.fromEntries(metrics.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}

/** A bucket belongs to the range when it begins in it; so does the one in which the range begins. */
async function* buckets(
  ctx: Context,
  { station, from, to, metrics, channels }: Range,
  resolution: "hour" | "day",
): AsyncGenerator<HistoryRow[]> {
  const table = resolution === "hour" ? "HourRollup" : "DayRollup";
  const { timeZone } = station;
  const known =
    resolution === "hour" ? await readingsKnown(ctx, station) : await daysSpanned(ctx.database.read, station.id);
  if (!known) return;
  const first = Math.max(from, known.from);
  const last = Math.min(to, known.to);
  let begin = resolution === "hour" ? hourStart(first) : dayStart(localDay(first, timeZone), timeZone);
  const series: readonly SeriesKey[] = [...metrics, ...channels];
  const stretch = Math.ceil(ROLLUP_BATCH_SIZE / series.length) * BUCKET_MS[resolution];
  while (begin < last) {
    const range = { stationId: station.id, from: begin, to: Math.min(begin + stretch, last), metrics: series };
    const rollups = await rollupsBetween(ctx.database.read, table, range);
    yield byTime(rollups, new Map(channels.map(({ id, name }) => [id, name])));
    // Skips empty stretches, which may be centuries long.
    const next =
      rollups.length > 0 ? range.to : await nextRollup(ctx.database.read, table, { ...range, from: range.to });
    if (next === undefined) return;
    begin = next;
  }
}

/** From the station's oldest reading to its latest; undefined if there are none. */
async function readingsKnown({ database }: Context, { id, timestamp }: StationSummary): Promise<Interval | undefined> {
  const oldest = await oldestTime(database.read, id);
  return oldest === undefined || timestamp === null ? undefined : { from: oldest, to: timestamp + 1 };
}

/** A row for each bucket, oldest first, from rows for each metric and bucket. */
function byTime(rollups: readonly RollupRow[], names: ReadonlyMap<number, string>): HistoryRow[] {
  const rows = new Map<number, HistoryRow & Required<Pick<HistoryRow, "buckets">>>();
  for (const { metric, time, stats } of rollups) {
    const row = rows.get(time) ?? { time, values: {}, buckets: {} };
    rows.set(time, row);
    const value = representative(metric, stats);
    const { min, max, count, coverage } = stats;
    const bucket = { value, min, max, count, coverage };
    if (typeof metric === "string") {
      if (value !== null) row.values[metric] = value;
      row.buckets[metric] = bucket;
    } else row.channelBuckets = { ...row.channelBuckets, [names.get(metric.id) ?? ""]: bucket };
  }
  return [...rows.values()].sort((a, b) => a.time - b.time);
}

async function* firstOf(pages: AsyncGenerator<HistoryRow[]>, limit: number): AsyncGenerator<HistoryRow[]> {
  let left = limit;
  for await (const page of pages) {
    yield page.slice(0, left);
    left -= page.length;
    if (left <= 0) return;
  }
}
