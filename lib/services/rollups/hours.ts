import type { Sql } from "../../db/sql";
import { observationOf, readingsBetween } from "../../db/statements/readings";
import type { RollupRow } from "../../db/statements/rollups";
import { HOUR_MS, hourStart } from "../../weather/days";
import { type Observation, summarise } from "../../weather/rollup";

/** Statistics of these UTC hours (their starts, oldest first) from the raw readings. */
export async function summariseHours(sql: Sql, stationId: number, hours: readonly number[]): Promise<RollupRow[]> {
  const rows: RollupRow[] = [];
  for (const run of consecutive(hours)) {
    const readings = await readingsBetween(sql, { stationId, from: run.from, to: run.to });
    for (const [time, observations] of byHour(readings.map(observationOf))) {
      for (const [metric, stats] of summarise(observations)) rows.push({ metric, time, stats });
    }
  }
  return rows;
}

/** Read at once: of a reading a minute these are 2,880, and memory stays small. */
const HOURS_READ = 48;

/** Gathers hours that follow one another, so that one range read serves them. */
function consecutive(hours: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const hour of hours) {
    const run = runs.at(-1);
    if (run?.to === hour && hour - run.from < HOURS_READ * HOUR_MS) run.to = hour + HOUR_MS;
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
