import { open } from "../lib/db/client";
import { ADMIN_PASSWORD, startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { batchesFor, newStations, ROUNDS, rate } from "./recording";
import { median } from "./table";

const AUTHORIZATION = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}`;

/**
 * Readings a second through POST /api/v1/readings, one batch after another, by the staff user. The bodies are made
 * before the clock starts: the client shares the machine, and it is the server that is measured.
 */
export async function benchDoor(target: Throwaway): Promise<number> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  const rates: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const bodies = batchesFor(await newStations(database)).map(ndjson);
      const perSecond = await rate(bodies, (body) => post(server.url, body));
      if (round > 0) rates.push(perSecond);
    }
  } finally {
    await database.close();
    await server.stop();
  }
  return median(rates);
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
