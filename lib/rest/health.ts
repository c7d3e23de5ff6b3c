import { database } from "../db/client";
import { pendingMigrations } from "../db/migrations/run";
import { env } from "../env";
import { mqttCheck } from "../ingest/mqtt/health";
import { log } from "../log";
import { aheadText, stationsAhead } from "../services/stations/ahead";
import { json } from "./respond";

/** GET /healthz, anyone: the process answers. */
export function healthz(): Response {
  return json({ status: "alive" });
}

/**
 * GET /readyz, anyone: the database answers and has the tables this version needs. 503 with what is missing
 * otherwise. What keeps the MQTT door shut and readings of the future are told as well, but take no balancer's traffic
 * away: the web side goes on.
 */
export async function readyz(): Promise<Response> {
  const [base, migrations, clock] = await Promise.all([databaseCheck(), migrationsCheck(), clockCheck()]);
  const ready = base === "ok" && migrations === "ok";
  const checks = { database: base, migrations, clock, mqtt: mqttCheck() };
  return json({ status: ready ? "ready" : "not ready", checks }, { status: ready ? 200 : 503 });
}

async function databaseCheck(): Promise<string> {
  return check("The database does not answer.", async () => {
    await database().prisma.$queryRaw`SELECT 1`;
    return "ok";
  });
}

async function migrationsCheck(): Promise<string> {
  return check("The migrations could not be checked.", async () => {
    const pending = await pendingMigrations(env.DATABASE_URL);
    return pending.length === 0 ? "ok" : `pending: ${pending.join(", ")}`;
  });
}

/** Which stations those are the admin tells: their names are not for anyone. */
async function clockCheck(): Promise<string> {
  return check("The clock could not be checked.", async () => {
    const ahead = await stationsAhead({ database: database(), now: Date.now });
    return aheadText(ahead) || "ok";
  });
}

/** Anyone may ask, so the reason goes to the log only. */
async function check(failure: string, look: () => Promise<string>): Promise<string> {
  try {
    return await look();
  } catch (error) {
    log.error({ err: error }, failure);
    return failure;
  }
}
