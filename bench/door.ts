import { open } from "../lib/db/client";
import { ADMIN_PASSWORD, startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { newStations, nextBatch, rate } from "./recording";
import { median } from "./table";

const ROUNDS = 3;
const AUTHORIZATION = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}`;

/** Readings a second through POST /api/v1/readings, one batch after another, by the staff user. */
export async function benchDoor(target: Throwaway): Promise<number> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  const rates: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const stations = await newStations(database);
      rates.push(await rate((n) => post(server.url, nextBatch(stations, n))));
    }
  } finally {
    await database.close();
    await server.stop();
  }
  return median(rates);
}

async function post(url: string, readings: readonly unknown[]): Promise<void> {
  const response = await fetch(`${url}/api/v1/readings`, {
    method: "POST",
    headers: { Authorization: AUTHORIZATION, "Content-Type": "application/x-ndjson" },
    body: readings.map((reading) => JSON.stringify(reading)).join("\n"),
  });
  const { stored } = (await response.json()) as { stored: number };
  if (stored !== readings.length) throw new Error(`Only ${stored} of ${readings.length} readings were stored.`);
}
