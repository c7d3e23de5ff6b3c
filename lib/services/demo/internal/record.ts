import type { Context } from "../../context";
import { record } from "../../readings";
import { daysShown, shiftToLastYear } from "./shift";
import { demoObservations } from "./source";

const BATCH = 1000;

interface Due {
  /** The station's id in this database. */
  station: number;
  time: number;
}

/**
 * Records the demo's observations of the last year up to now, shifted by `shiftToLastYear`, oldest first as they would
 * have arrived. Returns how many were new.
 * @param stations by the key of the stations file
 * @param after by station's id here, only observations after this shifted time (epoch ms)
 */
export async function recordDemo(
  ctx: Context,
  stations: ReadonlyMap<string, number>,
  after: ReadonlyMap<number, number> = new Map(),
  onProgress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const now = ctx.now();
  const readings: Due[] = [];
  const begin = (station: number) => after.get(station) ?? Number.NEGATIVE_INFINITY;
  for await (const observation of demoObservations(daysShown(Math.min(...[...stations.values()].map(begin)), now))) {
    const station = stations.get(observation.station);
    const time = shiftToLastYear(observation.time, now);
    if (station === undefined || time === undefined) continue;
    if (time > begin(station)) readings.push({ ...observation.values, station, time });
  }
  readings.sort((a, b) => a.time - b.time);
  let stored = 0;
  for (let i = 0; i < readings.length; i += BATCH) {
    const results = await record(ctx, readings.slice(i, i + BATCH));
    stored += results.filter((result) => result.status === "stored").length;
    onProgress(Math.min(i + BATCH, readings.length), readings.length);
  }
  return stored;
}
