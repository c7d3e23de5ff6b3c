import fc from "fast-check";
import { expect, it } from "vitest";
import type { Database } from "@/lib/db/client";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase, type TestBench } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const POISON = -12.345;

async function newStations(fixture: TestBench, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let i = 0; i < count; i++) {
    ids.push((await createStation(fixture.ctx(), { name: `Gathered ${i}`, lat: 1, lon: 1, elevation: 10 })).id);
  }
  return ids;
}

/** The same database, which counts its transactions, and refuses to store one value. */
function watched(database: Database): { database: Database; transactions: () => number } {
  let transactions = 0;
  return {
    database: {
      ...database,
      transaction: (work) => {
        transactions += 1;
        return database.transaction((sql) =>
          work({
            ...sql,
            run: (statement, values) => {
              if (values.includes(POISON)) throw new Error("poisoned");
              return sql.run(statement, values);
            },
          }),
        );
      },
    },
    transactions: () => transactions,
  };
}

/** Everything that recording stores for these stations, without record numbers. */
async function traces({ database }: TestBench, stations: readonly number[]) {
  const all = [];
  for (const id of stations) {
    const where = { stationId: id };
    const rows = await database.prisma.sensorData.findMany({ where, orderBy: { time: "asc" } });
    const marks = await database.prisma.dirtyHour.findMany({ where, orderBy: { time: "asc" } });
    const { timestamp, temperature, latest, qualityState } = await database.prisma.station.findUniqueOrThrow({
      where: { id },
    });
    all.push({
      rows: rows.map(({ stationId, ...row }) => row),
      marks: marks.map((mark) => mark.time),
      station: { timestamp, temperature, latest, qualityState },
    });
  }
  return all;
}

const STATIONS = 6;
const reading = fc.record({
  minute: fc.integer({ min: 0, max: 90 }),
  temperature: fc.constantFrom(10, 10.5, 11, 45, 9999, "warm"),
  humidity: fc.constantFrom(40, 60, null),
});
/** What each station sends at the same time; some send nothing, and some invalid readings. */
const wave = fc.array(fc.array(reading, { maxLength: 4 }), { minLength: STATIONS, maxLength: STATIONS });

onEachDatabase("batched recording", (fixture) => {
  const NOW = T0 + 24 * 60 * MINUTE;

  it("batched recording returns and stores the same as recording one by one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wave, { minLength: 1, maxLength: 3 }), async (waves) => {
        const ctx = fixture.ctx({ now: NOW });
        const [together, alone] = [await newStations(fixture, STATIONS), await newStations(fixture, STATIONS)];
        for (const inputs of waves) {
          const inputsOf = (stations: readonly number[]) =>
            inputs.map((own, i) =>
              own.map(({ minute, ...values }) => ({ station: stations[i], time: T0 + minute * MINUTE, ...values })),
            );
          const expected = [];
          for (const own of inputsOf(alone)) expected.push(await record(ctx, own));
          expect(await Promise.all(inputsOf(together).map((own) => record(ctx, own)))).toEqual(expected);
        }
        expect(await traces(fixture, together)).toEqual(await traces(fixture, alone));
      }),
      { numRuns: 15 },
    );
  });

  it("batched recording takes few transactions for many concurrent requests", async () => {
    const stations = await newStations(fixture, 40);
    const { database, transactions } = watched(fixture.database);
    const ctx = { ...fixture.ctx({ now: NOW }), database };
    const results = await Promise.all(stations.map((station) => record(ctx, [{ station, time: T0, temperature: 10 }])));
    expect(results.flat()).toEqual(stations.map(() => ({ status: "stored", flags: null })));
    expect(transactions()).toBeLessThan(5);
  });

  it("batched recording answers after the commit, and takes few transactions for many requests of one station", async () => {
    const [station = 0] = await newStations(fixture, 1);
    const { database, transactions } = watched(fixture.database);
    const ctx = { ...fixture.ctx({ now: NOW }), database };
    await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const time = T0 + (i % 25) * MINUTE;
        const [result] = await record(ctx, [{ station, time, temperature: 10 }]);
        expect(result?.status).toMatch(/stored|repeated/);
        const where = { stationId: station, time: new Date(time) };
        expect(await fixture.database.prisma.sensorData.count({ where })).toBe(1);
      }),
    );
    expect(await fixture.database.prisma.sensorData.count({ where: { stationId: station } })).toBe(25);
    expect(transactions()).toBeLessThan(5);
  });

  it("batched recording checks concurrent readings of a station in order of time", async () => {
    const [together = 0, alone = 0] = await newStations(fixture, 2);
    const ctx = fixture.ctx({ now: NOW });
    const inputs = [10, 10.5, 45, 11, 9999, 10.2].map((temperature, i) => ({ time: T0 + i * MINUTE, temperature }));
    for (const input of inputs) await record(ctx, [{ station: alone, ...input }]);
    await Promise.all(inputs.toReversed().map((input) => record(ctx, [{ station: together, ...input }])));
    expect(await traces(fixture, [together])).toEqual(await traces(fixture, [alone]));
  });

  it("batched recording confines an error of one request to that request", async () => {
    const stations = await newStations(fixture, 10);
    const ctx = { ...fixture.ctx({ now: NOW }), database: watched(fixture.database).database };
    const outcomes = await Promise.allSettled(
      stations.map((station, i) => record(ctx, [{ station, time: T0, temperature: i === 5 ? POISON : 10 }])),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(
      stations.map((_, i) => (i === 5 ? "rejected" : "fulfilled")),
    );
    const left = await traces(fixture, stations);
    expect(left.map(({ rows, marks, station }) => [rows.length, marks.length, station.timestamp !== null])).toEqual(
      stations.map((_, i) => (i === 5 ? [0, 0, false] : [1, 1, true])),
    );
  });

  it("batched recording continues after an error that affected all requests", async () => {
    const [station = 0, other = 0] = await newStations(fixture, 2);
    const database: Database = {
      ...fixture.database,
      transaction: () => Promise.reject(new Error("the database is away")),
    };
    const away = { ...fixture.ctx({ now: NOW }), database };
    const inputs = [station, other].map((id) => [{ station: id, time: T0, temperature: 10 }]);
    const faults = await Promise.allSettled([...inputs, ...inputs].map((own) => record(away, own)));
    expect(faults.map((fault) => fault.status)).toEqual(Array(4).fill("rejected"));
    database.transaction = fixture.database.transaction;
    expect(await record(away, inputs.flat())).toEqual(Array(2).fill({ status: "stored", flags: null }));
  });
});
