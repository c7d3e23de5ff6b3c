import { type ReadingResult, readReading } from "../../../contract/reading/reading";
import { existingTimes } from "../../../db/queries/readings/readings";
import { isMetricKey, METRICS, type Values } from "../../../weather/metrics";
import type { Flags } from "../../../weather/quality/quality";
import { isFuture } from "../../../weather/time/clock";
import type { Context } from "../../context";
import { fieldErrors } from "../../parse";
import type { FileLine } from "./file/file-line";

/** What would become of these readings if they were recorded; of quality control, only the limits are applied. */
export async function foresee(
  { database, now }: Context,
  inputs: ReadonlyMap<FileLine, unknown>,
): Promise<Map<FileLine, ReadingResult>> {
  const results = new Map<FileLine, ReadingResult>();
  const known = new Map<number, Set<number>>();
  const valid: { line: FileLine; station: number; time: number; values: Values }[] = [];
  for (const [line, input] of inputs) {
    const read = readReading(input);
    if ("error" in read) results.set(line, { status: "refused", errors: fieldErrors(read.error) });
    else {
      const { station = 0, time = 0, values } = read.reading;
      if (isFuture(time, now()))
        results.set(line, { status: "refused", errors: { time: ["This time is in the future."] } });
      else valid.push({ line, station, time, values });
    }
  }
  for (const station of new Set(valid.map((one) => one.station))) {
    const times = valid.filter((one) => one.station === station).map(({ time }) => time);
    known.set(station, await existingTimes(database.read, station, times));
  }
  for (const { line, station, time, values } of valid) {
    const times = known.get(station);
    if (times?.has(time)) results.set(line, { status: "repeated" });
    else {
      times?.add(time);
      results.set(line, { status: "stored", flags: flagsOf(values) });
    }
  }
  return results;
}

function flagsOf(values: Values): Flags | null {
  const beyond = Object.entries(values).filter(
    ([metric, value]) => isMetricKey(metric) && (value < METRICS[metric].min || value > METRICS[metric].max),
  );
  return beyond.length > 0 ? Object.fromEntries(beyond.map(([metric]) => [metric, "range"])) : null;
}
