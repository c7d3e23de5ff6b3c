import type { Sql } from "../../db/sql";
import { pagesOfObservations } from "../../db/statements/observations";
import type { RollupRow } from "../../db/statements/rollups";
import { HOUR_MS, hourStart } from "../../weather/days";
import type { MetricKey } from "../../weather/metrics";
import { mergeInto, type Observation, type Stats, summarise } from "../../weather/rollup";

/** Statistics of these UTC hours (their starts, oldest first) from the raw readings. */
export async function summariseHours(sql: Sql, stationId: number, hours: readonly number[]): Promise<RollupRow[]> {
  const summaries = new Map<number, Map<MetricKey, Stats>>();
  for (const run of consecutive(hours)) {
    // A page at a time: an hour of a reading a second has 3,600.
    for await (const page of pagesOfObservations(sql, { stationId, ...run })) {
      for (const [time, observations] of byHour(page)) {
        summaries.set(time, mergeInto(summaries.get(time), summarise(observations)));
      }
    }
  }
  return [...summaries].flatMap(([time, summary]) => [...summary].map(([metric, stats]) => ({ metric, time, stats })));
}

/** Gathers hours that follow one another, so that one range read serves them. */
function consecutive(hours: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const hour of hours) {
    const run = runs.at(-1);
    if (run?.to === hour) run.to = hour + HOUR_MS;
    else runs.push({ from: hour, to: hour + HOUR_MS });
  }
  return runs;
}

function byHour(observations: readonly Observation[]): Map<number, Observation[]> {
  const groups = new Map<number, Observation[]>();
  for (const observation of observations) {
    const hour = hourStart(observation.time);
    const group = groups.get(hour);
    if (group) group.push(observation);
    else groups.set(hour, [observation]);
  }
  return groups;
}
