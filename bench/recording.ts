import { performance } from "node:perf_hooks";
import { system } from "../lib/auth/actor";
import { type Database, open } from "../lib/db/client";
import { insertReadings, type ReadingRow } from "../lib/db/queries/readings/readings";
import { record } from "../lib/services/readings";
import { createStation } from "../lib/services/stations";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { median } from "./support/table";

const STATIONS = 100;
const BATCH = 1000;
const BATCHES = 20;
/** Measured rounds, after one warm-up round. */
export const ROUNDS = 5;
const MINUTE = 60_000;
const ELEVATION = 10;

/** A plausible reading of seven metrics, the n-th of its station. */
export function sampleReading(station: number, n: number) {
  const phase = (n / 1440) * 2 * Math.PI;
  return {
    station,
    time: new Date(Date.UTC(2026, 0, 1) + n * MINUTE).toISOString(),
    temperature: round(12 + 6 * Math.sin(phase) + station / 100),
    humidity: round(60 - 20 * Math.sin(phase)),
    pressure: round(1010 + Math.cos(phase)),
    windSpeed: round(4 + 2 * Math.cos(3 * phase)),
    windGust: round(7 + 2 * Math.cos(3 * phase)),
    windDirection: Math.round((n * 7) % 360),
    rain: 0,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Batches as a network sends them: each contains every station's next ten minutes. */
export function batchesFor(stations: readonly number[]): ReturnType<typeof sampleReading>[][] {
  const each = BATCH / stations.length;
  return Array.from({ length: BATCHES }, (_, batch) =>
    stations.flatMap((id) => Array.from({ length: each }, (_, i) => sampleReading(id, batch * each + i))),
  );
}

export async function newStations(database: Database): Promise<number[]> {
  const ctx = { database, actor: system("bench"), now: Date.now };
  const ids: number[] = [];
  for (let i = 0; i < STATIONS; i++) {
    ids.push(
      (await createStation(ctx, { name: `Bench ${i}`, lat: i / 2, lon: i, elevation: ELEVATION, timeZone: "UTC" })).id,
    );
  }
  return ids;
}

/**
 * Rows per second: a plain multi-row insert, then the recording service with the same rows, alternating on the same
 * database.
 */
export async function benchService(target: Throwaway): Promise<{ plain: number; service: number }> {
  const database = open(target.url);
  const plain: number[] = [];
  const service: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const rates = [
      await ratePlain(database, await newStations(database)),
      await rateService(database, await newStations(database)),
    ] as const;
    if (round === 0) continue;
    plain.push(rates[0]);
    service.push(rates[1]);
  }
  await database.close();
  return { plain: median(plain), service: median(service) };
}

/** Rows per second by plain multi-row inserts. */
export async function ratePlain(database: Database, stations: readonly number[]): Promise<number> {
  const batches = batchesFor(stations).map((batch) => batch.map(plainRow));
  return rate(batches, (rows) => database.transaction((sql) => insertReadings(sql, rows)));
}

/** The row that recording stores for the reading, so that both store the same. */
function plainRow({ station, time, ...values }: ReturnType<typeof sampleReading>): ReadingRow {
  return {
    stationId: station,
    time: Date.parse(time),
    receivedAt: Date.now(),
    values,
    flags: null,
    corrections: null,
    extra: null,
  };
}

async function rateService(database: Database, stations: readonly number[]): Promise<number> {
  const ctx = { database, actor: system("bench"), now: Date.now };
  return rate(batchesFor(stations), async (batch) => {
    const results = await record(ctx, batch);
    if (results.some((result) => result.status !== "stored")) throw new Error("A reading was not stored.");
  });
}

/** Readings per second over all batches, one after another. */
async function rate<Batch>(batches: readonly Batch[], store: (batch: Batch) => Promise<void>): Promise<number> {
  const begun = performance.now();
  for (const batch of batches) await store(batch);
  return (batches.length * BATCH * 1000) / (performance.now() - begun);
}
