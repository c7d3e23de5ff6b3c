import type { Context } from "../../context";
import { record } from "../../readings";
import { shiftToLastYear } from "./shift";
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
 * @param wanted whether an observation is needed, by its shifted time (epoch ms)
 */
export async function recordDemo(
  ctx: Context,
  stations: ReadonlyMap<string, number>,
  wanted: (due: Due) => boolean = () => true,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const now = ctx.now();
  const readings: Due[] = [];
  for await (const observation of demoObservations()) {
    const station = stations.get(observation.station);
    const time = shiftToLastYear(observation.time, now);
    if (station === undefined || time === undefined) continue;
    if (wanted({ station, time })) readings.push({ ...observation.values, station, time });
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
