import type { Sql } from "../../db/sql";
import { newestReadings, type ReadingRow } from "../../db/statements/readings";
import type { RecordingStation } from "../../db/statements/stations";
import { derived } from "../../weather/derive";
import type { Values } from "../../weather/metrics";
import { checkInto, type Flags, goodValues, type QualityState } from "../../weather/quality";

/** An observation that was read and may be recorded. Times are epoch ms. */
export interface Arrival {
  stationId: number;
  time: number;
  receivedAt: number;
  values: Values;
  extra: Record<string, number> | null;
}

/** What quality control looks back on: longer than any metric may stay the same. */
export const PAST_MS = 26 * 3_600_000;
export const PAST_READINGS = 2000;
/** A late reading this long after the one before has a past of its own. */
const RUN_GAP_MS = 3_600_000;

/** Judges readings newer than all that the station has, oldest first, from the state that its latest one left. */
export function judgeInOrder(
  station: RecordingStation,
  arrivals: readonly Arrival[],
  before: QualityState,
): { rows: ReadingRow[]; state: QualityState } {
  const state = { ...before };
  const rows = arrivals.map((arrival) => judged(station, arrival, checkInto(state, arrival.time, arrival.values)));
  return { rows, state };
}

/** Judges readings that came late, oldest first, each against the stored readings just before it. */
export async function judgeLate(
  sql: Sql,
  station: RecordingStation,
  arrivals: readonly Arrival[],
): Promise<ReadingRow[]> {
  const rows: ReadingRow[] = [];
  for (const run of runsOf(arrivals)) rows.push(...(await judgeRun(sql, station, run)));
  return rows;
}

function runsOf(arrivals: readonly Arrival[]): Arrival[][] {
  const runs: Arrival[][] = [];
  let last: Arrival | undefined;
  for (const arrival of arrivals) {
    const run = runs.at(-1);
    if (run && last && arrival.time - last.time <= RUN_GAP_MS) run.push(arrival);
    else runs.push([arrival]);
    last = arrival;
  }
  return runs;
}

async function judgeRun(sql: Sql, station: RecordingStation, run: readonly Arrival[]): Promise<ReadingRow[]> {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return [];
  const interval = { stationId: station.id, from: first.time - PAST_MS, to: last.time };
  const past = await newestReadings(sql, interval, PAST_READINGS);
  const rows: ReadingRow[] = [];
  const state: QualityState = {};
  let next = 0;
  for (const arrival of run) {
    for (let row = past[next]; row && row.time < arrival.time; row = past[++next]) {
      checkInto(state, row.time, row.values);
    }
    rows.push(judged(station, arrival, checkInto(state, arrival.time, arrival.values)));
  }
  return rows;
}

/** Derived values come from good ones only, and none stands in for a measured one. */
function judged({ elevation }: RecordingStation, arrival: Arrival, flags: Flags): ReadingRow {
  const { stationId, time, receivedAt, values, extra } = arrival;
  const flagged = Object.keys(flags).length > 0;
  const good = flagged ? goodValues(values, flags, null) : values;
  return {
    stationId,
    time,
    receivedAt,
    // Not by spreading, which takes twenty times as long for two objects.
    values: Object.assign({}, derived(good, { elevation }), values),
    flags: flagged ? flags : null,
    corrections: null,
    extra,
  };
}
