import type { z } from "zod";
import { RANGES, type Range, type Series, seriesInputSchema } from "../../contract/series";
import { observationOf, readingsBetween } from "../../db/statements/readings";
import { type RollupRow, rollupsBetween } from "../../db/statements/rollups";
import { dayStart, HOUR_MS, hourStart, localDay } from "../../weather/days";
import { METRIC_KEYS } from "../../weather/metrics";
import { type Observation, representative, summarise } from "../../weather/rollup";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations/get";

/** More points than this no screen can show. */
const MOST_POINTS = 1000;
const BUCKET_MS = 5 * 60_000;

/** Where a range is read from, so that it has at most about a thousand points. */
const SOURCES: Record<Range, "SensorData" | "HourRollup" | "DayRollup"> = {
  "24h": "SensorData",
  "7d": "HourRollup",
  "30d": "HourRollup",
  year: "DayRollup",
};

/**
 * What the station's charts draw: the range up to now.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function series(ctx: Context, input: z.input<typeof seriesInputSchema>): Promise<Series> {
  const { stationId, range } = parse(seriesInputSchema, input);
  const station = await getStation(ctx, stationId);
  const to = ctx.now();
  const from = to - RANGES[range] * HOUR_MS;
  const frame = { stationId, timeZone: station.timeZone, from, to };
  const source = SOURCES[range];
  if (source === "SensorData") return { ...frame, ...(await recent(ctx, frame)) };
  // A bucket belongs to the range when any part of it does.
  const first = source === "DayRollup" ? dayStart(localDay(from, station.timeZone), station.timeZone) : hourStart(from);
  const rows = await rollupsBetween(ctx.database.read, source, {
    stationId,
    from: first,
    to,
    metrics: METRIC_KEYS,
  });
  return { ...frame, resolution: source === "DayRollup" ? "day" : "hour", metrics: bucketColumns(rows) };
}

async function recent(
  { database }: Context,
  frame: { stationId: number; from: number; to: number },
): Promise<Pick<Series, "resolution" | "metrics">> {
  const observations = (await readingsBetween(database.read, frame)).map(observationOf);
  if (observations.length <= MOST_POINTS) return { resolution: "raw", metrics: rawColumns(observations) };
  return { resolution: "minutes", metrics: bucketColumns(gather(observations)) };
}

/** A list for each metric that occurs, in the order of display. */
function rawColumns(observations: readonly Observation[]): Series["metrics"] {
  const metrics: Series["metrics"] = {};
  for (const key of METRIC_KEYS) {
    const present = observations.filter((observation) => observation.values[key] !== undefined);
    if (present.length === 0) continue;
    metrics[key] = {
      time: present.map((observation) => observation.time),
      value: present.map((observation) => observation.values[key] ?? null),
    };
  }
  return metrics;
}

function gather(observations: readonly Observation[]): RollupRow[] {
  const buckets = new Map<number, Observation[]>();
  for (const observation of observations) {
    const time = Math.floor(observation.time / BUCKET_MS) * BUCKET_MS;
    const bucket = buckets.get(time);
    if (bucket) bucket.push(observation);
    else buckets.set(time, [observation]);
  }
  return [...buckets].flatMap(([time, bucket]) =>
    [...summarise(bucket)].map(([metric, stats]): RollupRow => ({ metric, time, stats })),
  );
}

function bucketColumns(rows: readonly RollupRow[]): Series["metrics"] {
  const metrics: Series["metrics"] = {};
  for (const key of METRIC_KEYS) {
    const own = rows.filter((row) => row.metric === key);
    if (own.length === 0) continue;
    metrics[key] = {
      time: own.map((row) => row.time),
      value: own.map((row) => representative(key, row.stats)),
      min: own.map((row) => row.stats.min),
      max: own.map((row) => row.stats.max),
    };
  }
  return metrics;
}
