import type { ReadingRow } from "../../../db/queries/readings/readings";
import type { RecordingStation } from "../../../db/queries/stations/stations";
import type { Sql } from "../../../db/sql";
import { withoutEchoes } from "../../../weather/derived/derive";
import { isMetricKey, type MetricKey, type Values } from "../../../weather/metrics";
import { contradictions } from "../../../weather/quality/consistency";
import { isSuspicion } from "../../../weather/quality/flags";
import { checkInto, type Flags, goodValues, type QualityState, type Revision } from "../../../weather/quality/quality";
import { checkLate } from "./quality-control";

/** A stored reading before and after a change of its values. */
export interface Rewriting {
  before: ReadingRow;
  /** Not judged. */
  after: ReadingRow;
}

interface Judged {
  /** In the order of the readings. */
  rows: ReadingRow[];
  revisions: Revision[];
  /** What quality control continues from, where these are the newest values of their metrics. */
  state: QualityState | undefined;
}

/**
 * Judges the values that are new in these readings, oldest first, which the database does not have meanwhile. What was
 * found about the other values stays, but for contradictions with the new ones. A value that is refused corrects
 * nothing.
 */
export async function judgeRewritten(
  sql: Sql,
  station: RecordingStation,
  readings: readonly Rewriting[],
): Promise<Judged> {
  const [only] = readings;
  const isLatest = readings.length === 1 && only !== undefined && only.after.time === station.timestamp;
  if (isLatest && isOnlyMore(only)) return completeLatest(station, only);
  const arrivals = readings.map(({ before, after }) => {
    const { stationId, time, receivedAt } = after;
    return { stationId, time, receivedAt, values: valuesOf(before, after), extra: null };
  });
  const late = await checkLate(sql, station, arrivals);
  const rows = readings.map((reading, i) => judgedRow(station, reading, late.rows[i]?.flags ?? {}));
  return { rows, revisions: late.revisions, state: undefined };
}

/** Of metrics that the latest reading lacked, the station's state is the past: nothing needs to be read. */
function completeLatest(station: RecordingStation, reading: Rewriting): Judged {
  const { before, after } = reading;
  const added = changedMetrics(before, after);
  const values: Values = Object.fromEntries(added.map((metric) => [metric, after.values[metric]]));
  const state = { ...station.qualityState };
  const revisions: Revision[] = [];
  const flags = checkInto(state, after.time, values, { place: station, revisions });
  return { rows: [judgedRow(station, reading, flags)], revisions, state };
}

/** Whether the reading has what it had, and other metrics besides. */
function isOnlyMore({ before, after }: Rewriting): boolean {
  const isNew = (metric: MetricKey) => before.values[metric] === undefined && after.values[metric] !== undefined;
  return changedMetrics(before, after).every(isNew) && before.corrections === after.corrections;
}

/** The values in use, and the new ones in their place. */
function valuesOf(before: ReadingRow, after: ReadingRow): Values {
  const values = goodValues(before.values, before.flags, before.corrections);
  for (const metric of changedMetrics(before, after)) {
    const value = after.corrections?.[metric] ?? after.values[metric];
    if (value === undefined) delete values[metric];
    else values[metric] = value;
  }
  return values;
}

function changedMetrics(before: ReadingRow, after: ReadingRow): MetricKey[] {
  const metrics = Object.keys({ ...before.values, ...after.values, ...after.corrections }).filter(isMetricKey);
  return metrics.filter(
    (metric) =>
      after.values[metric] !== before.values[metric] || after.corrections?.[metric] !== before.corrections?.[metric],
  );
}

function judgedRow(station: RecordingStation, { before, after }: Rewriting, found: Flags): ReadingRow {
  const flags: Flags = { ...before.flags };
  const corrections: Values = { ...before.corrections };
  for (const metric of changedMetrics(before, after)) {
    const [flag, correction] = [found[metric], after.corrections?.[metric]];
    if (correction !== before.corrections?.[metric]) {
      if (flag !== undefined && !isSuspicion(flag)) continue;
      flags[metric] = "superseded";
      if (correction !== undefined) corrections[metric] = correction;
    } else if (flags[metric] !== "hidden" && correction === undefined) {
      if (flag === undefined) delete flags[metric];
      else flags[metric] = flag;
    }
  }
  const [was, is] = [valuesOf(before, before), valuesOf(before, after)];
  const known = new Set(contradictions(was, after.time, station));
  for (const metric of contradictions(is, after.time, station)) {
    if (!known.has(metric) && corrections[metric] === undefined) flags[metric] ??= "inconsistent";
  }
  const values = withoutEchoes({ time: after.time, values: after.values, flags, corrections }, station.metadata);
  return { ...after, values, flags: orNull(flags), corrections: orNull(corrections) };
}

function orNull<Entries extends object>(entries: Entries): Entries | null {
  return Object.keys(entries).length === 0 ? null : entries;
}
