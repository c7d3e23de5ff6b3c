import { ANONYMOUS } from "../../auth/actor";
import type { Database } from "../../db/client";
import { type NewestReading, newestLatest, newestReadingsOfAll } from "../../db/queries/readings/newest";
import { eventCounts } from "../../live/bus";
import type { Derived } from "../../weather/derived/derive";
import type { MetricKey } from "../../weather/metrics";
import { latestBelievable } from "../../weather/time/clock";
import type { Context } from "../context";
import { knownStations } from "./internal/known-stations";
import { seenBy, visibleStations } from "./visible";

/** Limit on readings later than the latest ones: of stations that send metrics in alternate readings. */
const MAX_READINGS = 1000;
/** A reading of the future, from a time when the clock was ahead, becomes a believable one without an event. */
const MAX_AGE_MS = 1000;

type Metrics = readonly Exclude<MetricKey, Derived>[];
type Asker = Pick<Context, "database" | "now">;

interface Found {
  version: string;
  /** By performance.now(), ms. */
  until: number;
  reading: Promise<NewestReading | undefined>;
}

/** What was found last, by the metrics. */
const lastFound = new WeakMap<Database, Map<string, Found>>();

/**
 * The newest reading of a public station that has all these metrics. It is looked for again after an event or a commit of
 * another process: as exact as the lists of stations (ADR 45). Public.
 */
export async function newestWith(asker: Asker, { metrics }: { metrics: Metrics }): Promise<NewestReading | undefined> {
  const { database } = asker;
  const outside = await database.outsideVersion();
  const { ofStations, ofAnything } = eventCounts(undefined);
  const version = `${ofStations} ${ofAnything} ${outside}`;
  const known = lastFound.get(database) ?? new Map<string, Found>();
  lastFound.set(database, known);
  const key = metrics.join();
  const last = known.get(key);
  if (last?.version === version && performance.now() < last.until) return last.reading;
  const found = { version, until: performance.now() + MAX_AGE_MS, reading: lookFor(asker, metrics) };
  known.set(key, found);
  found.reading.catch(() => {
    if (known.get(key) === found) known.delete(key);
  });
  return found.reading;
}

async function lookFor({ database, now }: Asker, metrics: Metrics): Promise<NewestReading | undefined> {
  const { read } = database;
  const until = latestBelievable(now());
  const latest = await newestOfLatest(database, metrics, until);
  const where = visibleStations(ANONYMOUS);
  const newer = await newestReadingsOfAll(read, where, metrics, { after: latest?.time ?? 0, until }, MAX_READINGS);
  return newer.find(({ values }) => metrics.every((metric) => values[metric] !== undefined)) ?? latest;
}

/** Of the stations' latest readings, from memory unless there are too many stations; of equal times the first station's. */
async function newestOfLatest(database: Database, metrics: Metrics, until: number): Promise<NewestReading | undefined> {
  const known = await knownStations(database);
  if (!known) return newestLatest(database.read, visibleStations(ANONYMOUS), metrics, until);
  let newest: NewestReading | undefined;
  for (const station of known.byId.filter(seenBy(ANONYMOUS))) {
    const { id, name, lat, lon, timestamp: time, latest: values } = station.summary;
    if (time === null || time > until || time <= (newest?.time ?? Number.NEGATIVE_INFINITY)) continue;
    if (metrics.some((metric) => values[metric] === undefined)) continue;
    newest = { station: { id, name, lat, lon }, time, values };
  }
  return newest;
}
