import { ANONYMOUS } from "../../auth/actor";
import { type NewestReading, newestLatest, newestReadingsOfAll } from "../../db/queries/readings/newest";
import type { Derived } from "../../weather/derived/derive";
import type { MetricKey } from "../../weather/metrics";
import { latestBelievable } from "../../weather/time/clock";
import type { Context } from "../context";
import { visibleStations } from "./visible";

/** Limit on readings later than the latest ones: of stations that send metrics in alternate readings. */
const MAX_READINGS = 1000;

/** The newest reading of a public station that has all these metrics. Public. */
export async function newestWith(
  { database, now }: Pick<Context, "database" | "now">,
  { metrics }: { metrics: readonly Exclude<MetricKey, Derived>[] },
): Promise<NewestReading | undefined> {
  const { read } = database;
  const where = visibleStations(ANONYMOUS);
  const until = latestBelievable(now());
  const latest = await newestLatest(read, where, metrics, until);
  const newer = await newestReadingsOfAll(read, where, metrics, { after: latest?.time ?? 0, until }, MAX_READINGS);
  return newer.find(({ values }) => metrics.every((metric) => values[metric] !== undefined)) ?? latest;
}
