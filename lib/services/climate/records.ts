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

/** °C; above all wind chills, and below all heat indices. */
const MILD = 15;

/** Of whichever of them a station measures; of the pressures the first. */
const BOTH_WAYS: readonly MetricKey[] = ["temperature", "feelsLike", "dewPoint", "humidity"];
/** Of these the lowest is mostly nothing. */
const HIGHS: readonly MetricKey[] = ["windGust", "rainRate", "snowDepth"];
const PRESSURES: readonly MetricKey[] = ["seaLevelPressure", "pressure", "altimeterSetting"];

/**
 * A station's records of today, this month, this year and all time. All time is one pass over the key's range of each
 * metric: of ten years some 3,650 rows.
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

/** The air feels like something in the cold and in the heat only: the mildest wind chill is no record of heat, nor the reverse. */
function isTold({ kind, metric, value }: Extreme): boolean {
  return metric !== "feelsLike" || (kind === "max") === value > MILD;
}

function byMetric(extremes: readonly Extreme[], wanted: Extreme["kind"]): SpanRecords["highs"] {
  const found: SpanRecords["highs"] = {};
  for (const { kind, metric, value, time } of extremes) if (kind === wanted) found[metric] = { value, time };
  return found;
}
