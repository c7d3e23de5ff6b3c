import autocannon from "autocannon";
import { system } from "../lib/auth/actor";
import { open } from "../lib/db/client";
import { record } from "../lib/services/readings";
import { refresh } from "../lib/services/rollups";
import { createStation } from "../lib/services/stations";
import { startServer } from "../tests/integration/support/launch";
import { throwaway } from "../tests/integration/support/throwaway";
import { sampleReading } from "./recording";
import { cpuSeconds, cpuWhile } from "./support/cpu";

const COLD_VISITS = 20;
const CONNECTIONS = 16;
const SECONDS = 4;
/** Of the first station: a reading each ten minutes, for the months and the year of its reports. */
const DAYS = 60;
const READINGS_A_DAY = 144;

const PAGES = ["/", "/stations/1", "/stations/1/reports/2026-01", "/stations/1/reports/2026"];

/** A public page, as HTML. */
export interface RenderedResult {
  path: string;
  stations: number;
  /** In kB: as HTML with the data in it, and compressed. */
  html: number;
  gzip: number;
  /** Processor time of the server for a visitor who gets a rendering of their own, ms. */
  cold: number;
  /** For one of many who share it, ms. */
  shared: number;
  /** Such visitors answered in a second, on 16 connections. */
  perSecond: number;
}

/**
 * What a visit of each public page costs a server on SQLite with so many stations, of which each has a reading: when it is
 * rendered for one visitor, and when visitors share it.
 */
export async function benchRenderedPages(stations: number): Promise<RenderedResult[]> {
  const target = await throwaway("sqlite");
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  try {
    const ctx = { database, actor: system("bench"), now: Date.now };
    for (let i = 0; i < stations; i++) {
      const place = { lat: -60 + (i % 120), lon: (i % 360) - 180, elevation: 100 };
      const { id } = await createStation(ctx, { name: `Bench ${i}`, timeZone: "UTC", ...place });
      await record(ctx, [{ ...sampleReading(id, i % 1000), time: new Date().toISOString() }]);
    }
    for (let day = 0; day < DAYS; day++) {
      const numbers = Array.from({ length: READINGS_A_DAY }, (_, i) => (day * READINGS_A_DAY + i) * 10);
      await record(
        ctx,
        numbers.map((n) => sampleReading(1, n)),
      );
    }
    await refresh(ctx);

    const results: RenderedResult[] = [];
    for (const path of PAGES) {
      // A query that no page reads makes an address of its own.
      const visit = (query: string) => ask(`${server.url}${path}${query}`);
      for (let i = 0; i < 3; i++) await visit(`?warm=${i}`);
      const cold = await cpuWhile(server.pid, async () => {
        for (let i = 0; i < COLD_VISITS; i++) await visit(`?visit=${i}`);
      });
      const size = await visit("");
      const before = cpuSeconds(server.pid);
      const { requests } = await autocannon({
        url: `${server.url}${path}`,
        connections: CONNECTIONS,
        duration: SECONDS,
        headers: HEADERS,
      });
      const shared = (cpuSeconds(server.pid) - before) / requests.total;
      results.push({
        path,
        stations,
        html: size.html / 1000,
        gzip: size.gzip / 1000,
        cold: (cold / COLD_VISITS) * 1000,
        shared: shared * 1000,
        perSecond: requests.average,
      });
    }
    return results;
  } finally {
    await database.close();
    await server.stop();
    await target.drop();
  }
}

const HEADERS = { Accept: "text/html", "Accept-Encoding": "gzip" };

/** Resolves with the size of the page, in bytes: as HTML, and as they are sent. */
async function ask(url: string): Promise<{ html: number; gzip: number }> {
  const response = await fetch(url, { headers: HEADERS });
  const html = (await response.arrayBuffer()).byteLength;
  if (response.status !== 200) throw new Error(`${url} is answered ${response.status}.`);
  return { html, gzip: Number(response.headers.get("content-length")) };
}
