import type { z } from "zod";
import { type Series, seriesInputSchema } from "../../contract/charts/series";
import type { Interval } from "../../contract/charts/span";
import type { StationSummary } from "../../contract/station/station";
import { type BucketWidth, bucketsBetween } from "../../db/queries/readings/buckets";
import { observationsBetween } from "../../db/queries/readings/observations";
import { metadataOfStation } from "../../db/queries/stations/metadata";
import { type Derived, isDerived, SUMMARISED } from "../../weather/derived/derive";
import { METRIC_KEYS, type MetricKey } from "../../weather/metrics";
import { dayStart, hourStart, localDay } from "../../weather/time/days";
import { DAY_MS, HOUR_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";
import { bucketColumns, minuteColumns, rawColumns } from "./internal/columns";
import { flaggedBetween } from "./internal/flagged";
import { intervalOf } from "./span";

/** No screen can show more points than this. */
const MAX_POINTS = 1000;

/** Beyond this, the readings themselves cost too much to read. */
const MAX_READINGS = 10_000;

/** The first width that gives at most about a thousand points is used. */
const WIDTHS: readonly { width: BucketWidth; ms: number }[] = [
  { width: "hour", ms: HOUR_MS },
  { width: "day", ms: DAY_MS },
  { width: "week", ms: 7 * DAY_MS },
  { width: "month", ms: 30 * DAY_MS },
];
const MAX_RAW_MS = 2 * DAY_MS;

type Drawn = Pick<Series, "resolution" | "metrics">;
type Frame = Interval & { stationId: number; timeZone: string };

/**
 * The data of the station's charts over a span, at a resolution that suits its length and the available data.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function series(ctx: Context, input: z.input<typeof seriesInputSchema>): Promise<Series> {
  const { stationId, metrics: asked, flagged, ...span } = parse(seriesInputSchema, input);
  const metrics = asked ?? METRIC_KEYS;
  // By default, what statistics have, too: the chart of a derived altimeter setting is that of the station pressure.
  const derived = asked?.filter(isDerived) ?? SUMMARISED;
  const station = await getStation(ctx, { id: stationId });
  const interval = await intervalOf(ctx, { station, span });
  const frame: Frame = { stationId, timeZone: station.timeZone, ...interval };
  const isLong = interval.to - interval.from > MAX_RAW_MS;
  const drawn =
    (!isLong && (await recent(ctx, station, { ...interval, metrics, derived }))) ||
    (await buckets(ctx, frame, metrics));
  return {
    ...frame,
    ...drawn,
    ...(flagged && { flagged: await flaggedBetween(ctx, station, { ...interval, metrics }) }),
  };
}

/** From the readings themselves; undefined when they are too many to read. */
async function recent(
  ctx: Context,
  station: StationSummary,
  { from, to, metrics, derived }: Interval & { metrics: readonly MetricKey[]; derived: readonly Derived[] },
): Promise<Drawn | undefined> {
  // Directions are weighted by wind speed.
  const read = metrics.includes("windDirection") ? new Set([...metrics, "windSpeed" as const]) : metrics;
  const wanted = { derived, metadata: await metadataOfStation(ctx.database.read, station) };
  const range = { stationId: station.id, from, to };
  const observations = await observationsBetween(ctx.database.read, range, [...read], MAX_READINGS + 1, wanted);
  if (observations.length > MAX_READINGS) return undefined;
  if (observations.length <= MAX_POINTS) return { resolution: "raw", metrics: rawColumns(observations, metrics) };
  return { resolution: "minutes", metrics: minuteColumns(observations, metrics) };
}

/** From statistics. A bucket belongs to the span when they overlap. */
async function buckets(ctx: Context, frame: Frame, metrics: readonly MetricKey[]): Promise<Drawn> {
  const { stationId, timeZone, from, to } = frame;
  const width = WIDTHS.find(({ ms }) => (to - from) / ms <= MAX_POINTS)?.width ?? "month";
  const first = width === "hour" ? hourStart(from) : dayStart(localDay(from, timeZone), timeZone);
  const range = { stationId, from: first, to, metrics };
  const rows = await bucketsBetween(ctx.database.read, ctx.database.dialect, width, range);
  return { resolution: width, metrics: bucketColumns(rows, metrics) };
}
