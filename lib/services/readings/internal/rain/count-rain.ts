import {
  type CounterRow,
  countersAt,
  countersBefore,
  countersFrom,
  deleteCounters,
  putCounters,
} from "../../../../db/queries/readings/rain-counters";
import { type ReadingRow, readingsAt } from "../../../../db/queries/readings/readings";
import type { RecordingStation } from "../../../../db/queries/stations/stations";
import { markDirty } from "../../../../db/queries/statistics/dirty";
import type { Sql } from "../../../../db/sql";
import type { Dialect } from "../../../../db/url";
import { recount } from "../../../../weather/rain/recount";
import { touchesLatest } from "../change";
import { refreshLatest } from "../latest";
import type { Arrival } from "../quality-control";
import { rewriteRain } from "./rewrite-rain";

/** Samples per page: nearly always the first few settle everything. */
const PAGE = 50;
/** Times per look-up. */
const LOOKED_UP = 1000;

/** What counters come to. */
interface RainCounting {
  /** Samples to be stored. */
  samples: (CounterRow & { stationId: number })[];
  /** Stored readings that have other rain now. */
  rewritten: ReadingRow[];
}

/**
 * Gives the arrivals of locked stations the rain that their counters show, and stores these. Returns the stored readings
 * that have other rain now, whose hours must be marked, and the stations with the state of quality control that follows.
 * Reads and writes nothing when no arrival has counters.
 * @param byStation the arrivals of each station, oldest first
 */
export async function countArrivals(
  sql: Sql,
  stations: readonly RecordingStation[],
  byStation: ReadonlyMap<number, readonly Arrival[]>,
): Promise<{ stations: readonly RecordingStation[]; rewritten: ReadingRow[] }> {
  const firsts = stations.flatMap(({ id }) => {
    const first = byStation.get(id)?.find(({ counters }) => counters !== undefined);
    return first ? [{ stationId: id, time: first.time }] : [];
  });
  if (firsts.length === 0) return { stations, rewritten: [] };
  const last = await countersBefore(sql, firsts);
  const counted = new Set(firsts.map(({ stationId }) => stationId));
  const all: RainCounting = { samples: [], rewritten: [] };
  const after: RecordingStation[] = [];
  for (const station of stations) {
    const arrivals = counted.has(station.id) ? (byStation.get(station.id) ?? []) : [];
    const { samples, rewritten } = await countStation(sql, station, arrivals, last.get(station.id));
    all.samples.push(...samples);
    all.rewritten.push(...rewritten);
    const now = Math.max(...arrivals.map(({ receivedAt }) => receivedAt));
    after.push(await refreshed(sql, station, rewritten, now));
  }
  await putCounters(sql, all.samples);
  return { stations: after, rewritten: all.rewritten };
}

/** The station after some of its readings were rewritten. */
async function refreshed(
  sql: Sql,
  station: RecordingStation,
  rewritten: readonly ReadingRow[],
  now: number,
): Promise<RecordingStation> {
  const last = rewritten.at(-1);
  if (!last || !touchesLatest(station, last.time, now)) return station;
  return { ...station, qualityState: (await refreshLatest(sql, station.id, now)).qualityState };
}

/**
 * Where counters change what is known of stored readings, these are rewritten: a late arrival lies between two of them,
 * and the next one shows whether a counter was reset. An arrival that says its rain itself, and a reading that has, keep
 * it.
 * @param last the station's last sample before all of them
 */
async function countStation(
  sql: Sql,
  station: RecordingStation,
  arrivals: readonly Arrival[],
  last: CounterRow | undefined,
): Promise<RainCounting> {
  const counting = arrivals.filter(({ counters }) => counters !== undefined);
  if (counting.length === 0) return { samples: [], rewritten: [] };
  for (const arrival of counting) withoutCounted(arrival);
  const times = [...new Set(counting.map(({ time }) => time))];
  const late = times.filter((time) => station.timestamp !== null && time <= station.timestamp);
  const stored = await countersAt(sql, station.id, late);
  const readings = await readingsByTime(sql, station.id, late);
  const saysRain = new Set(arrivals.flatMap(({ time, values }) => (values.rain === undefined ? [] : [time])));
  const given = times.map((time): CounterRow => {
    const before = stored.get(time);
    const isSaid = before ? before.hasRain : readings.get(time)?.values.rain !== undefined;
    let counters = { ...before?.counters };
    for (const arrival of counting) {
      if (arrival.time !== time) continue;
      // A message that may not correct a stored value still adds a counter that it lacks.
      const mayCorrect = arrival.merging?.scope === "all";
      counters = mayCorrect ? { ...counters, ...arrival.counters } : { ...arrival.counters, ...counters };
    }
    return { time, counters, hasRain: isSaid || saysRain.has(time), state: before?.state };
  });
  const changed = given.filter((sample) => !readings.has(sample.time) || isChange(stored.get(sample.time), sample));
  const first = times[0];
  const { samples, rain } = await recount(
    changed.map(({ time }) => time),
    async (time) =>
      time === first ? last : (await countersBefore(sql, [{ stationId: station.id, time }])).get(station.id),
    (time) => withGiven(late.length > 0 ? pagesFrom(sql, station.id, time) : [], given, time),
  );
  const byTime = new Map(given.map((sample) => [sample.time, sample]));
  for (const arrival of counting) {
    const fell = rain.get(arrival.time);
    if (fell === undefined || readings.has(arrival.time) || byTime.get(arrival.time)?.hasRain) continue;
    arrival.values = { ...arrival.values, rain: fell };
    arrival.isCounted = true;
  }
  const rewritten = await rewriteRain(sql, station.id, storedRain(rain, times, readings), byTime);
  return { samples: samples.map((sample) => ({ ...sample, stationId: station.id })), rewritten };
}

/**
 * Forgets what removed readings of a station said of its counters, in the transaction that has locked it and removed them.
 * What fell before them counts at the readings after them.
 */
export async function uncount(
  sql: Sql,
  dialect: Dialect,
  { stationId, times, now }: { stationId: number; times: readonly number[]; now: number },
): Promise<void> {
  if ((await deleteCounters(sql, stationId, times)) === 0) return;
  const { samples, rain } = await recount(
    [...times].sort((a, b) => a - b),
    async (time) => (await countersBefore(sql, [{ stationId, time }])).get(stationId),
    (time) => pagesFrom(sql, stationId, time),
  );
  await putCounters(
    sql,
    samples.map((sample) => ({ ...sample, stationId })),
  );
  const rewritten = await rewriteRain(sql, stationId, rain, new Map());
  await markDirty(
    sql,
    dialect,
    rewritten.map(({ time }) => ({ stationId, time })),
  );
  if (rewritten.length > 0) await refreshLatest(sql, stationId, now);
}

/** A transaction that failed may have counted already. */
function withoutCounted(arrival: Arrival): void {
  if (!arrival.isCounted) return;
  const { rain: _, ...values } = arrival.values;
  arrival.values = values;
  arrival.isCounted = false;
}

function isChange(before: CounterRow | undefined, { counters, hasRain }: CounterRow): boolean {
  if (!before || before.hasRain !== hasRain) return true;
  return Object.entries(counters).some(([name, value]) => new Map(Object.entries(before.counters)).get(name) !== value);
}

/** Without the rain of arrivals that are not stored yet. */
function storedRain(
  rain: ReadonlyMap<number, number | undefined>,
  times: readonly number[],
  readings: ReadonlyMap<number, ReadingRow>,
): Map<number, number | undefined> {
  const arriving = new Set(times.filter((time) => !readings.has(time)));
  return new Map([...rain].filter(([time]) => !arriving.has(time)));
}

async function* pagesFrom(sql: Sql, stationId: number, start: number): AsyncGenerator<CounterRow> {
  for (let time = start; ; ) {
    const page = await countersFrom(sql, { stationId, time }, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    time = (page.at(-1)?.time ?? time) + 1;
  }
}

/** The stored samples with the given ones among them, or in their place. */
async function* withGiven(
  stored: AsyncIterable<CounterRow> | Iterable<CounterRow>,
  given: readonly CounterRow[],
  start: number,
): AsyncGenerator<CounterRow> {
  const rest = given.filter(({ time }) => time >= start);
  let next = 0;
  for await (const row of stored) {
    for (let one = rest[next]; one && one.time < row.time; one = rest[++next]) yield one;
    const same = rest[next];
    if (same?.time === row.time) {
      yield same;
      next += 1;
    } else yield row;
  }
  yield* rest.slice(next);
}

async function readingsByTime(sql: Sql, stationId: number, times: readonly number[]): Promise<Map<number, ReadingRow>> {
  const found = new Map<number, ReadingRow>();
  for (let i = 0; i < times.length; i += LOOKED_UP) {
    for (const row of await readingsAt(sql, stationId, times.slice(i, i + LOOKED_UP))) found.set(row.time, row);
  }
  return found;
}
