import type { z } from "zod";
import { stationInputSchema } from "../../contract/climate/climate";
import type { RecordSpan, Records, SpanRecords } from "../../contract/climate/records";
import { daysKnown, type Extreme, extremesWithin, wettestWithin } from "../../db/queries/statistics/climate";
import { monthOf } from "../../weather/climate/calendar";
import type { MetricKey } from "../../weather/metrics";
import type { Interval } from "../../weather/statistics/coverage";
import { dayEnd, dayStart, localDay } from "../../weather/time/days";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";

/** °C; warmer than any wind chill and colder than any heat index. */
const MILD = 15;

/** Highest and lowest, of those that the station measures; of the pressures the first. */
const BOTH_WAYS: readonly MetricKey[] = ["temperature", "feelsLike", "dewPoint", "humidity"];
/** Highest only: the lowest is usually zero. */
const HIGHS: readonly MetricKey[] = ["windGust", "rainRate", "snowDepth"];
const PRESSURES: readonly MetricKey[] = ["seaLevelPressure", "pressure", "altimeterSetting"];

/**
 * A station's records of today, this month, this year and all time. All time takes one pass over each metric's range of
 * the key: some 3,650 rows for ten years.
 * @throws AppError invalid, or not_found when the actor may not see the station
 */
export async function records(ctx: Context, input: z.input<typeof stationInputSchema>): Promise<Records> {
  const { stationId } = parse(stationInputSchema, input);
  const { timeZone } = await getStation(ctx, { id: stationId });
  const today = localDay(ctx.now(), timeZone);
  const known = await daysKnown(ctx.database.read, stationId);
  const wanted = wantedOf(known.map(({ metric }) => metric));
  const to = dayEnd(today, timeZone);
  const since = (span: RecordSpan, day: string) =>
    recordsOf(ctx, stationId, span, { from: dayStart(day, timeZone), to }, wanted);
  const first = localDay(Math.min(to, ...known.map((range) => range.first)), timeZone);
  const [day, month, year, all] = await Promise.all([
    since("today", today),
    since("month", `${monthOf(today)}-01`),
    since("year", `${today.slice(0, "2026".length)}-01-01`),
    since("all", first),
  ]);
  return { timeZone, today, spans: { today: day, month, year, all } };
}

type Wanted = Pick<Extreme, "kind" | "metric">;

function wantedOf(known: readonly MetricKey[]): Wanted[] {
  const pressure = PRESSURES.find((metric) => known.includes(metric));
  const metrics = [...BOTH_WAYS.filter((metric) => known.includes(metric)), ...(pressure ? [pressure] : [])];
  const wanted: Wanted[] = metrics.flatMap((metric) => [
    { kind: "max", metric },
    { kind: "min", metric },
  ]);
  const highs = HIGHS.filter((metric) => known.includes(metric));
  return [...wanted, ...highs.map((metric) => ({ kind: "max" as const, metric }))];
}

async function recordsOf(
  { database }: Context,
  stationId: number,
  span: RecordSpan,
  interval: Interval,
  wanted: readonly Wanted[],
): Promise<SpanRecords> {
  const extremes = (await extremesWithin(database.read, stationId, interval, wanted)).filter(isTold);
  const day = await wettestWithin(database.read, stationId, interval, "day");
  const isLong = span === "year" || span === "all";
  const month = isLong ? await wettestWithin(database.read, stationId, interval, "month") : undefined;
  return {
    highs: byMetric(extremes, "max"),
    lows: byMetric(extremes, "min"),
    wettestDay: day ? { day: day.name, value: day.value } : null,
    wettestMonth: month ? { month: month.name, value: month.value } : null,
  };
}

/**
 * "Feels like" differs from the temperature only in cold and heat: the mildest wind chill is not a record of heat, nor
 * the reverse.
 */
function isTold({ kind, metric, value }: Extreme): boolean {
  return metric !== "feelsLike" || (kind === "max") === value > MILD;
}

function byMetric(extremes: readonly Extreme[], wanted: Extreme["kind"]): SpanRecords["highs"] {
  const found: SpanRecords["highs"] = {};
  for (const { kind, metric, value, time } of extremes) if (kind === wanted) found[metric] = { value, time };
  return found;
}
