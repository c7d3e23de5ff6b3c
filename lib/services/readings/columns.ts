import type { Series } from "../../contract/series";
import type { Bucket } from "../../db/queries/buckets";
import type { MetricKey } from "../../weather/metrics";
import { bucketsOf, type Observation, representative, summariseUncovered } from "../../weather/rollup";

const MINUTES_MS = 5 * 60_000;

/** A list for each metric that occurs, in the order of display. */
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

/** Statistics of the readings, some minutes at a time. */
export function toFiveMinuteBuckets(observations: readonly Observation[]): Bucket[] {
  const groups = new Map<number, Observation[]>();
  for (const observation of observations) {
    for (const time of bucketsOf(observation.time, MINUTES_MS)) {
      const group = groups.get(time);
      if (group) group.push(observation);
      else groups.set(time, [observation]);
    }
  }
  return [...groups].flatMap(([time, group]) =>
    [...summariseUncovered(group, { from: time, to: time + MINUTES_MS })].map(
      ([metric, { count, sum, min, max, x, y }]): Bucket => ({ metric, time, count, sum, min, max, x, y }),
    ),
  );
}

/** The same as lists, of buckets in order of time. */
export function bucketColumns(buckets: readonly Bucket[], keys: readonly MetricKey[]): Series["metrics"] {
  const groups = new Map<MetricKey, Bucket[]>(keys.map((key) => [key, []]));
  for (const bucket of buckets) groups.get(bucket.metric)?.push(bucket);
  const metrics: Series["metrics"] = {};
  for (const [key, own] of groups) {
    if (own.length === 0) continue;
    metrics[key] = {
      time: own.map(({ time }) => time),
      value: own.map((bucket) => representative(key, bucket)),
      min: own.map(({ min }) => min),
      max: own.map(({ max }) => max),
    };
  }
  return metrics;
}
