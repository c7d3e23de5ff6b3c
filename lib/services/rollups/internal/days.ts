import { pagesOfObservations } from "../../../db/queries/readings/observations";
import { periodValuesFrom } from "../../../db/queries/statistics/period-values";
import { type RollupRow, rollupsBetween } from "../../../db/queries/statistics/rollups";
import type { Sql } from "../../../db/sql";
import { mapYielding } from "../../../event-loop";
import { groupBy } from "../../../group-by";
import type { SeriesKey } from "../../../weather/channels";
import { SUMMARISED } from "../../../weather/derived/derive";
import { METRIC_KEYS } from "../../../weather/metrics";
import { beginningsFor, countsIn, withGiven } from "../../../weather/statistics/periods";
import {
  mergeHours,
  type Observation,
  type Stats,
  summarise,
  summariseChannels,
} from "../../../weather/statistics/rollup";
import { dayEnd, dayStart, daysOverlapping, hourStart } from "../../../weather/time/days";
import { HOUR_MS } from "../../../weather/time/durations";
import { aggregatesOf } from "./channels";
import type { SummarisedStation } from "./hours";

interface Day {
  date: string;
  /** Epoch ms, half-open: 23, 24 or 25 hours, or empty when the zone skipped the day. */
  from: number;
  to: number;
}

/** Statistics of the station-local days that these hours touch, and the date of each day's first instant. */
export async function summariseDays(
  sql: Sql,
  station: SummarisedStation,
  hours: readonly number[],
): Promise<{ days: Map<number, string>; rows: RollupRow[] }> {
  const { timeZone } = station;
  const touched = await mapYielding(hours, (hour) => daysOverlapping(hour, hour + HOUR_MS, timeZone));
  const days = await mapYielding(
    [...new Set(touched.flat())],
    (date): Day => ({ date, from: dayStart(date, timeZone), to: dayEnd(date, timeZone) }),
  );
  const rows: RollupRow[] = [];
  for (const run of consecutive(days, station.channels.length)) rows.push(...(await summariseRun(sql, station, run)));
  return { days: new Map(days.map((day) => [day.from, day.date])), rows };
}

/**
 * Days whose hourly statistics are read at once: some two thousand rows, as a statement blocks the event loop on
 * SQLite.
 */
const DAYS_READ = 4;

/** Groups consecutive days, so that one read of hourly statistics serves several. */
function consecutive(days: readonly Day[], channels: number): Day[][] {
  const most = Math.max(1, Math.floor((DAYS_READ * METRIC_KEYS.length) / (METRIC_KEYS.length + channels)));
  const runs: Day[][] = [];
  for (const day of [...days].sort((a, b) => a.from - b.from)) {
    const run = runs.at(-1);
    if (run && run.length < most && run.at(-1)?.to === day.from) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

/**
 * A day is the sum of its hours, with the reported values of the whole day. In a zone half an hour off UTC, its first
 * and last pieces are partial hours, which come from the raw readings.
 */
async function summariseRun(sql: Sql, station: SummarisedStation, run: readonly Day[]): Promise<RollupRow[]> {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return [];
  const metrics: readonly SeriesKey[] = [...METRIC_KEYS, ...station.channels];
  const range = { stationId: station.id, from: hourStart(first.from), to: last.to, metrics };
  const hourly = await rollupsBetween(sql, "HourRollup", range);
  const beginnings = beginningsFor({ from: first.from, to: last.to });
  const periods = await periodValuesFrom(sql, station.id, beginnings.from, beginnings.to);
  const aggregates = aggregatesOf(station.channels);
  const rows: RollupRow[] = [];
  for (const day of run) {
    const parts = new Map<SeriesKey, { time: number; stats: Stats }[]>();
    const add = (metric: SeriesKey, time: number, stats: Stats) => {
      const known = parts.get(metric);
      if (known) known.push({ time, stats });
      else parts.set(metric, [{ time, stats }]);
    };
    const [wholeFrom, wholeTo] = [hourStart(day.from + HOUR_MS - 1), hourStart(day.to)];
    for (const { metric, time, stats } of hourly) if (time >= wholeFrom && time < wholeTo) add(metric, time, stats);
    for (const [from, to] of pieces(day, wholeFrom, wholeTo)) {
      const observations = await observationsOf(sql, station, from, to);
      for (const [metric, stats] of summarise(observations, { from, to })) add(metric, from, stats);
      const named = summariseChannels(observations, { from, to }, aggregates);
      for (const [name, stats] of named) {
        const channel = station.channels.find((one) => one.name === name);
        if (channel) add(channel, from, stats);
      }
    }
    const given = groupBy<SeriesKey, (typeof periods)[number]>(
      periods.filter((period) => countsIn(period, day)),
      (period) => period.metric,
    );
    for (const metric of new Set([...parts.keys(), ...given.keys()])) {
      const hours = parts.get(metric)?.sort((a, b) => a.time - b.time);
      const readings = hours && mergeHours(metric, hours, day);
      const stats = typeof metric === "string" ? withGiven(metric, readings, given.get(metric) ?? [], day) : readings;
      if (stats) rows.push({ metric, time: day.from, stats });
    }
  }
  return rows;
}

/** Observations of less than two hours, including one at the very end, whose rain fell within them. */
async function observationsOf(
  sql: Sql,
  { id: stationId, metadata }: SummarisedStation,
  from: number,
  to: number,
): Promise<Observation[]> {
  const observations: Observation[] = [];
  const pages = pagesOfObservations(sql, { stationId, from, to: to + 1 }, { derived: SUMMARISED, metadata });
  for await (const page of pages) observations.push(...page);
  return observations;
}

/** The parts of the day before its first and after its last full hour. */
function pieces(day: Day, wholeFrom: number, wholeTo: number): [number, number][] {
  if (wholeFrom > wholeTo) return day.from < day.to ? [[day.from, day.to]] : [];
  const all: [number, number][] = [
    [day.from, wholeFrom],
    [wholeTo, day.to],
  ];
  return all.filter(([from, to]) => from < to);
}
