import { expect, it } from "vitest";
import { longestTurn, PROBE_OPTIONS } from "../support/loop-probe";
import { ADMIN_PASSWORD, onServer } from "../support/server";
import { CSV, NDJSON } from "./client";

const STATIONS = 1700;
const READINGS = 150_000;
const MINUTE = 60_000;
const START = Date.UTC(2025, 0, 1);
const AUTHORIZATION = `Basic ${btoa(`admin:${ADMIN_PASSWORD}`)}`;

/** The fixed work of the probe takes some 10 ms where a quiet turn may take 100; a collection of garbage may come on top. */
const MAX_UNITS = 15;

const range = new URLSearchParams({
  from: new Date(START).toISOString(),
  to: new Date(START + READINGS * MINUTE).toISOString(),
  resolution: "raw",
}).toString();

const bad = JSON.stringify({
  station: 1,
  temperature: 1,
  extra: Object.fromEntries(Array.from({ length: 6_300 }, (_, i) => [`1${i}`, 1])),
});
const upload = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ station: 2, time: new Date(START + i * MINUTE).toISOString(), temperature: 10 + (i % 50) / 10 }),
  ).join("\n");
const wide = (columns: number) =>
  `time,${Array.from({ length: columns }, (_, i) => `c${i}`).join(",")}\n${`1769857200${",1".repeat(columns)}\n`.repeat(100)}`;

const post = (body: string, type: string): RequestInit => ({
  method: "POST",
  headers: { Authorization: AUTHORIZATION, "Content-Type": type },
  body,
});
const get: RequestInit = { headers: { Authorization: AUTHORIZATION } };
const page: RequestInit = { headers: { Accept: "text/html" } };

const LONG: [title: string, path: string, init: () => RequestInit, atOnce?: number][] = [
  ["a raw download of 150,000 readings as CSV, by several", `/stations/1/readings.csv?${range}`, () => get, 4],
  ["the same as JSON", `/stations/1/readings.json?${range}`, () => get],
  ["the same by the REST API", `/api/v1/stations/1/readings?${range}`, () => get],
  ["a page of readings", "/sensor-data/?page_size=1000", () => get],
  ["a page of stations", "/station/?page_size=1000", () => get],
  ["the list of all stations, by several", "/api/trpc/stations.list", () => ({}), 4],
  ["an upload of many readings", "/api/v1/readings", () => post(upload(40_000), NDJSON)],
  ["an upload of what is not JSON", "/api/v1/readings", () => post("{\n".repeat(1_000_000), NDJSON)],
  ["an upload of thousands of bad names", "/api/v1/readings", () => post(`${bad}\n`.repeat(150), NDJSON)],
  ["an upload of 13,000 columns", "/api/v1/readings", () => post(wide(13_000), CSV)],
  ["the map", "/", () => page],
  ["a station's page", "/stations/1", () => page],
];

onServer(
  "the event loop",
  (bench) => {
    it.runIf(process.platform === "linux")(
      "is never kept from others for long by a request, however much it asks for",
      async () => {
        const data = Array.from({ length: STATIONS }, (_, i) => ({
          name: `Station ${i}`,
          lat: 10,
          lon: 20,
          timeZone: "UTC",
        }));
        await bench.database.prisma.station.createMany({ data });
        await bench.database.transaction((sql) =>
          sql.run(
            `INSERT INTO "SensorData" ("stationId", "time", "receivedAt", "temperature", "humidity", "rain")
           WITH RECURSIVE "Number" ("n") AS (SELECT 0 UNION ALL SELECT "n" + 1 FROM "Number" WHERE "n" < ?)
           SELECT 1, ? + "n" * ?, ? + "n" * ?, 10 + "n" % 50 / 10.0, 50, 0 FROM "Number"`,
            [READINGS - 1, START, MINUTE, START, MINUTE],
          ),
        );
        const pauses: Record<string, number> = {};
        for (const [title, path, init, atOnce = 1] of LONG) {
          // The first time loads code and compiles it.
          if (atOnce === 1 && init().method === undefined) await ask(path, init());
          await longestTurn(bench.server);
          await Promise.all(Array.from({ length: atOnce }, () => ask(path, init())));
          const { worst, unit } = await longestTurn(bench.server);
          if (worst > MAX_UNITS * unit) pauses[title] = worst / unit;
        }
        expect(pauses).toEqual({});
      },
    );

    async function ask(path: string, init: RequestInit): Promise<void> {
      const response = await bench.server.fetch(path, init);
      const text = await response.text();
      expect(response.status, `${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
      // Nothing is answered at greater length than it may be, whatever was wrong with it.
      if (init.method === "POST") expect(text.length).toBeLessThan(3_000_000);
    }
  },
  { NODE_OPTIONS: PROBE_OPTIONS },
);
