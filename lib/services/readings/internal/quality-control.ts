import type { Channels } from "../../../contract/reading/channels";
import { readingContext } from "../../../db/queries/readings/reading-context";
import { firstReadings, newestReadings, type ReadingRow } from "../../../db/queries/readings/readings";
import type { RecordingStation } from "../../../db/queries/stations/stations";
import type { Sql } from "../../../db/sql";
import { mapYielding } from "../../../event-loop";
import { withoutEchoes } from "../../../weather/derived/derive";
import { mayNeedEarlier } from "../../../weather/derived/earlierTemperature";
import type { Values } from "../../../weather/metrics";
import {
  checkInto,
  type Flags,
  isOpen,
  type QualityState,
  type Revision,
  rememberInto,
  revised,
} from "../../../weather/quality/quality";
import type { RainCounters } from "../../../weather/rain/counters";
import type { Context } from "../../context";

/** What another message of a reading's time may do to it, and for whom. */
export interface Merging {
  /**
   * - agreeing: add what the reading lacks, unless another value differs
   * - lacking: add what it lacks
   * - all: add what it lacks, and show other values in place of those that are there; the raw ones stay
   */
  scope: "agreeing" | "lacking" | "all";
  by: Pick<Context, "actor" | "now">;
  /** For the log of what is shown in place of something else. */
  reason: string;
}

/** A parsed observation that may be recorded. Times are epoch ms. */
export interface Arrival {
  stationId: number;
  time: number;
  receivedAt: number;
  values: Values;
  extra: Channels | null;
  /** By which way it came, for a channel that it is the first to bring; "api" by default. */
  source?: string;
  /** Names of channels that were left out, if any were. */
  omitted?: string[];
  /** What the gauge's counters show; absent if there are none. */
  counters?: RainCounters;
  /** Whether its rain is made of them. */
  isCounted?: boolean;
  /** How it is brought together with a reading of its time; if absent, that one stays as it is. */
  merging?: Merging | undefined;
}

/** How far quality control looks back: longer than any metric may stay constant. */
export const PAST_MS = 26 * 3_600_000;
export const PAST_READINGS = 2000;
/** Stored readings this long after a late one may settle its jump. */
const FOLLOWING_MS = 90 * 60_000;
const FOLLOWING = 3;
/** After a gap of this length, a late reading begins a new run. */
const RUN_GAP_MS = 3_600_000;

/** The findings for new readings, and the revisions of stored ones before them. */
export interface QualityChecked {
  rows: ReadingRow[];
  revisions: Revision[];
}

/**
 * The station with the temperatures, stored and new, for reducing the pressures of its new readings. Only readings sent
 * with a pressure at sea level need them, as it may be an echo of a derived one.
 */
export async function withTemperatures(
  sql: Sql,
  station: RecordingStation,
  arrivals: readonly Pick<Arrival, "time" | "values">[],
): Promise<RecordingStation> {
  const mayEcho = arrivals.some(({ values }) => values.seaLevelPressure !== undefined);
  if (!mayEcho || !mayNeedEarlier(station.metadata)) return station;
  const times = arrivals.map(({ time }) => time);
  const context = await readingContext(sql, station.id, times, station.metadata);
  const sent = arrivals.flatMap(({ time, values: { temperature } }) =>
    temperature === undefined ? [] : [{ time, temperature }],
  );
  const temperatures = [...(context.temperatures ?? []), ...sent].sort((a, b) => a.time - b.time);
  return { ...station, metadata: { ...context, temperatures } };
}

/**
 * Checks readings newer than all of the station's, oldest first, continuing from the state that its latest one left.
 */
export async function checkInOrder(
  station: RecordingStation,
  arrivals: readonly Arrival[],
  before: QualityState,
): Promise<QualityChecked & { state: QualityState }> {
  const state = { ...before };
  const revisions: Revision[] = [];
  const flags = await mapYielding(arrivals, ({ time, values }) =>
    checkInto(state, time, values, { place: station, revisions }),
  );
  return { ...(await qualityChecked(station, arrivals, flags, revisions)), state };
}

/** Checks late readings, oldest first, each against the stored readings just before it and just after. */
export async function checkLate(
  sql: Sql,
  station: RecordingStation,
  arrivals: readonly Arrival[],
): Promise<QualityChecked> {
  const all: QualityChecked = { rows: [], revisions: [] };
  for (const run of runsOf(arrivals)) {
    const { rows, revisions } = await checkRun(sql, station, run);
    all.rows.push(...rows);
    all.revisions.push(...revisions);
  }
  return all;
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

async function checkRun(sql: Sql, station: RecordingStation, run: readonly Arrival[]): Promise<QualityChecked> {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return { rows: [], revisions: [] };
  const interval = { stationId: station.id, from: first.time - PAST_MS, to: last.time };
  const past = await newestReadings(sql, interval, PAST_READINGS);
  const revisions: Revision[] = [];
  const state: QualityState = {};
  let next = 0;
  const flags = run.map(({ time, values }) => {
    for (let row = past[next]; row && row.time < time; row = past[++next]) {
      // What stored readings imply about each other is already known.
      rememberInto(state, row.time, row, row.time > first.time ? revisions : undefined);
    }
    return checkInto(state, time, values, { place: station, revisions });
  });
  if (isOpen(state, first.time)) {
    const after = { stationId: station.id, from: last.time + 1, to: last.time + FOLLOWING_MS };
    for (const row of await firstReadings(sql, after, FOLLOWING)) rememberInto(state, row.time, row, revisions);
  }
  return qualityChecked(station, run, flags, revisions);
}

/** Separates the findings on stored readings. */
async function qualityChecked(
  station: RecordingStation,
  arrivals: readonly Arrival[],
  flags: Flags[],
  revisions: readonly Revision[],
): Promise<QualityChecked> {
  const stored: Revision[] = [];
  const places = revisions.length > 0 ? new Map(arrivals.map(({ time }, i) => [time, i])) : undefined;
  for (const revision of revisions) {
    const at = places?.get(revision.time);
    if (at === undefined) stored.push(revision);
    else flags[at] = revised(flags[at] ?? {}, revision);
  }
  const rows = await mapYielding(arrivals, (arrival, i) => rowOf(station, arrival, flags[i] ?? {}));
  return { rows, revisions: stored };
}

function rowOf({ metadata }: RecordingStation, arrival: Arrival, flags: Flags): ReadingRow {
  const { stationId, time, receivedAt, values, extra } = arrival;
  return {
    stationId,
    time,
    receivedAt,
    values: withoutEchoes({ time, values, flags }, metadata),
    flags: isEmpty(flags) ? null : flags,
    corrections: null,
    extra,
  };
}

/** A loop instead of Object.keys: nearly every reading has none. */
function isEmpty(flags: Flags): boolean {
  for (const _ in flags) return false;
  return true;
}
