import type { Series } from "../../../contract/charts/series";
import type { Bucket } from "../../../db/queries/readings/buckets";
import type { MetricKey } from "../../../weather/metrics";
import { bucketsOf, type Observation, representative, summariseUncovered } from "../../../weather/statistics/rollup";

const MINUTES_MS = 5 * 60_000;

/** A list for each metric that occurs, in display order. */
export function rawColumns(observations: readonly Observation[], keys: readonly MetricKey[]): Series["metrics"] {
  const metrics: Series["metrics"] = {};
  for (const key of keys) {
    const present = observations.filter(({ values }) => values[key] !== undefined);
    if (present.length === 0) continue;
    metrics[key] = {
      time: present.map(({ time }) => time),
      value: present.map(({ values }) => values[key] ?? null),
    };
  }
  return metrics;
}

/** Statistics over some minutes each, as lists, of readings in time order. */
export function minuteColumns(observations: readonly Observation[], keys: readonly MetricKey[]): Series["metrics"] {
  const groups = new Map<number, Observation[]>();
  for (const observation of observations) {
    for (const time of bucketsOf(observation.time, MINUTES_MS)) {
      const group = groups.get(time);
      if (group) group.push(observation);
      else groups.set(time, [observation]);
    }
  }
  const columns = columnsOf(keys);
  for (const [time, group] of groups) {
    const summary = summariseUncovered(group, { from: time, to: time + MINUTES_MS });
    for (const [key, stats] of summary) append(columns.get(key), key, time, stats);
  }
  return filled(columns);
}

/** The same from buckets in time order. */
export function bucketColumns(buckets: readonly Bucket<MetricKey>[], keys: readonly MetricKey[]): Series["metrics"] {
  const columns = columnsOf(keys);
  for (const bucket of buckets) append(columns.get(bucket.metric), bucket.metric, bucket.time, bucket);
  return filled(columns);
}

interface Columns {
  time: number[];
  value: (number | null)[];
  min: number[];
  max: number[];
}

function columnsOf(keys: readonly MetricKey[]): Map<MetricKey, Columns> {
  return new Map(keys.map((key) => [key, { time: [], value: [], min: [], max: [] }]));
}

function append(
  columns: Columns | undefined,
  key: MetricKey,
  time: number,
  stats: Omit<Bucket, "metric" | "time">,
): void {
  columns?.time.push(time);
  columns?.value.push(representative(key, stats));
  columns?.min.push(stats.min);
  columns?.max.push(stats.max);
}

function filled(columns: ReadonlyMap<MetricKey, Columns>): Series["metrics"] {
  return Object.fromEntries([...columns].filter(([, { time }]) => time.length > 0));
}
