import { performance } from "node:perf_hooks";
import { system } from "../lib/auth/actor";
import { type Database, open } from "../lib/db/client";
import { insertReadings, type ReadingRow } from "../lib/db/statements/readings";
import { record } from "../lib/services/readings/record";
import { createStation } from "../lib/services/stations/create";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { median } from "./table";

const STATIONS = 100;
const BATCH = 1000;
const BATCHES = 20;
const ROUNDS = 3;
const MINUTE = 60_000;

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

/** The next batch of a network: each station's next ten minutes. */
export function nextBatch(stations: readonly number[], batch: number) {
  const each = BATCH / stations.length;
  return stations.flatMap((id) => Array.from({ length: each }, (_, i) => sampleReading(id, batch * each + i)));
}

export async function newStations(database: Database): Promise<number[]> {
  const ctx = { database, actor: system("bench"), now: Date.now };
  const ids: number[] = [];
  for (let i = 0; i < STATIONS; i++) {
    ids.push((await createStation(ctx, { name: `Bench ${i}`, lat: i / 2, lon: i, elevation: 10, timeZone: "UTC" })).id);
  }
  return ids;
}

/** Rows a second: a plain multi-row insert of the same rows, then our service, in turn on the same database. */
export async function benchService(target: Throwaway): Promise<{ plain: number; service: number }> {
  const database = open(target.url);
  const plain: number[] = [];
  const service: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await ratePlain(database, await newStations(database)));
    service.push(await rateService(database, await newStations(database)));
  }
  await database.close();
  return { plain: median(plain), service: median(service) };
}

async function ratePlain(database: Database, stations: readonly number[]): Promise<number> {
  const batches = Array.from({ length: BATCHES }, (_, n) => nextBatch(stations, n).map(plainRow));
  return rate(async (n) => {
    await database.transaction((sql) => insertReadings(sql, batches[n] ?? []));
  });
}

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
  const batches = Array.from({ length: BATCHES }, (_, n) => nextBatch(stations, n));
  return rate(async (n) => {
    const results = await record(ctx, batches[n] ?? []);
    if (results.some((result) => result.status !== "stored")) throw new Error("A reading was not stored.");
  });
}

/** Readings a second over all batches, one after another. */
export async function rate(store: (batch: number) => Promise<void>): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < BATCHES; n++) await store(n);
  return (BATCHES * BATCH * 1000) / (performance.now() - begun);
}
