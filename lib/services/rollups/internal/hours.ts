import { pagesOfObservations } from "../../../db/queries/readings/observations";
import type { RollupRow } from "../../../db/queries/statistics/rollups";
import type { Sql } from "../../../db/sql";
import { SUMMARISED } from "../../../weather/derived/derive";
import type { StationMetadata } from "../../../weather/derived/metadata";
import { bucketsOf, type Observation, summarise } from "../../../weather/statistics/rollup";
import { HOUR_MS } from "../../../weather/time/durations";

/** What the statistics need of a station. */
export interface SummarisedStation {
  id: number;
  timeZone: string;
  metadata: StationMetadata;
}

/** Statistics of these UTC hours (by start, oldest first) from the raw readings. */
export async function summariseHours(
  sql: Sql,
  { id: stationId, metadata }: SummarisedStation,
  hours: readonly number[],
): Promise<RollupRow[]> {
  const rows: RollupRow[] = [];
  for (const { from, to } of consecutive(hours)) {
    // The rain of a reading at the very end of an hour fell within it.
    const pages = pagesOfObservations(sql, { stationId, from, to: to + 1 }, { derived: SUMMARISED, metadata });
    for await (const [hour, observations] of byHour(pages)) {
      if (hour < from || hour >= to) continue;
      const summary = summarise(observations, { from: hour, to: hour + HOUR_MS });
      for (const [metric, stats] of summary) rows.push({ metric, time: hour, stats });
    }
  }
  return rows;
}

/** Groups consecutive hours, so that one range read serves them. */
function consecutive(hours: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const hour of hours) {
    const run = runs.at(-1);
    if (run?.to === hour) run.to = hour + HOUR_MS;
    else runs.push({ from: hour, to: hour + HOUR_MS });
  }
  return runs;
}

/** The readings of each hour, including those that end it, from ordered pages: at most two hours are in memory. */
async function* byHour(pages: AsyncIterable<readonly Observation[]>): AsyncGenerator<[number, Observation[]]> {
  const open = new Map<number, Observation[]>();
  for await (const page of pages) {
    for (const observation of page) {
      const hours = bucketsOf(observation.time, HOUR_MS);
      for (const entry of open) {
        if (entry[0] >= (hours[0] ?? 0)) continue;
        open.delete(entry[0]);
        yield entry;
      }
      for (const hour of hours) {
        const observations = open.get(hour);
        if (observations) observations.push(observation);
        else open.set(hour, [observation]);
      }
    }
  }
  yield* open;
}
