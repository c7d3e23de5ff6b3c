import { database } from "../db/client";
import { pendingMigrations } from "../db/migrations/run";
import { env } from "../env";
import { mqttCheck } from "../ingest/mqtt/health";
import { log } from "../log";
import { json } from "./respond";

/** GET /healthz, anyone: the process answers. */
export function healthz(): Response {
  return json({ status: "alive" });
}

/**
 * GET /readyz, anyone: the database answers and has the tables this version needs. 503 with what is missing
 * otherwise. What keeps the MQTT door shut is told as well, but takes no balancer's traffic away: the web side goes on.
 */
export async function readyz(): Promise<Response> {
  const [base, migrations] = await Promise.all([databaseCheck(), migrationsCheck()]);
  const ready = base === "ok" && migrations === "ok";
  const checks = { database: base, migrations, mqtt: mqttCheck() };
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

/** Anyone may ask, so the reason goes to the log only. */
async function check(failure: string, look: () => Promise<string>): Promise<string> {
  try {
    return await look();
  } catch (error) {
    log.error({ err: error }, failure);
    return failure;
  }
}
