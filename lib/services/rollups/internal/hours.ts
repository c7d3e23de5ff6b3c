import type { ChannelRow } from "../../../db/queries/channels/channels";
import { pagesOfObservations } from "../../../db/queries/readings/observations";
import type { RollupRow } from "../../../db/queries/statistics/rollups";
import type { Sql } from "../../../db/sql";
import { SUMMARISED } from "../../../weather/derived/derive";
import type { StationMetadata } from "../../../weather/derived/metadata";
import { bucketsOf, type Observation, summarise, summariseChannels } from "../../../weather/statistics/rollup";
import { HOUR_MS } from "../../../weather/time/durations";
import { aggregatesOf, type NamedStats } from "./channels";

/** What the statistics need of a station. */
export interface SummarisedStation {
  id: number;
  timeZone: string;
  metadata: StationMetadata;
  channels: readonly ChannelRow[];
}

/** Statistics of these UTC hours (by start, oldest first) from the raw readings; those of channels by name. */
export async function summariseHours(
  sql: Sql,
  { id: stationId, metadata, channels }: SummarisedStation,
  hours: readonly number[],
): Promise<{ rows: RollupRow[]; named: NamedStats[] }> {
  const rows: RollupRow[] = [];
  const named: NamedStats[] = [];
  const aggregates = aggregatesOf(channels);
  for (const { from, to } of consecutive(hours)) {
    // The rain of a reading at the very end of an hour fell within it.
    const pages = pagesOfObservations(sql, { stationId, from, to: to + 1 }, { derived: SUMMARISED, metadata });
    for await (const [hour, observations] of byHour(pages)) {
      if (hour < from || hour >= to) continue;
      const bucket = { from: hour, to: hour + HOUR_MS };
      for (const [metric, stats] of summarise(observations, bucket)) rows.push({ metric, time: hour, stats });
      const own = summariseChannels(observations, bucket, aggregates);
      for (const [name, stats] of own) named.push({ name, time: hour, stats });
    }
  }
  return { rows, named };
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
