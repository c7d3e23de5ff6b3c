import { open } from "../lib/db/client";
import { ADMIN_PASSWORD, startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { batchesFor, newStations, ROUNDS } from "./recording";
import { median } from "./support/table";

const AUTHORIZATION = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}`;

/**
 * Concurrent clients, each posting for its own stations: one waits for responses half of the time, four keep the server
 * busy.
 */
const POSTERS = [1, 4] as const;

/**
 * Readings per second through POST /api/v1/readings by the staff user, a thousand per request, for each number of
 * clients. The bodies are created before the clock starts, because the client shares the machine and the server is to
 * be measured.
 */
export async function benchIngestHttp(target: Throwaway): Promise<Record<(typeof POSTERS)[number], number>> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  const rates = { 1: [] as number[], 4: [] as number[] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      for (const posters of POSTERS) {
        const perSecond = await rateIngest(server.url, await newStations(database), posters);
        if (round > 0) rates[posters].push(perSecond);
      }
    }
  } finally {
    await database.close();
    await server.stop();
  }
  return { 1: median(rates[1]), 4: median(rates[4]) };
}

async function rateIngest(url: string, stations: readonly number[], posters: number): Promise<number> {
  const each = stations.length / posters;
  const bodies = Array.from({ length: posters }, (_, i) => {
    return batchesFor(stations.slice(i * each, (i + 1) * each)).map(ndjson);
  });
  const begun = performance.now();
  const counts = await Promise.all(
    bodies.map(async (own) => {
      for (const body of own) await post(url, body);
      return own.reduce((sum, { count }) => sum + count, 0);
    }),
  );
  return (1000 * counts.reduce((sum, count) => sum + count)) / (performance.now() - begun);
}

function ndjson(readings: readonly unknown[]): { text: string; count: number } {
  return { text: readings.map((reading) => JSON.stringify(reading)).join("\n"), count: readings.length };
}

async function post(url: string, { text, count }: ReturnType<typeof ndjson>): Promise<void> {
  const response = await fetch(`${url}/api/v1/readings`, {
    method: "POST",
    headers: { Authorization: AUTHORIZATION, "Content-Type": "application/x-ndjson" },
    body: text,
  });
  const { stored } = (await response.json()) as { stored: number };
  if (stored !== count) throw new Error(`Only ${stored} of ${count} readings were stored.`);
}
