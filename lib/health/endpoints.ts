import { setTimeout as sleep } from "node:timers/promises";
import { database } from "../db/client";
import { pendingMigrations } from "../db/migrations/run";
import { env } from "../env";
import { json } from "../http/respond";
import { log } from "../log";
import { isOutage } from "../outage";
import { processSingleton } from "../process-singleton";
import { aheadText, stationsAhead } from "../services/stations/ahead";
import { mqttCheck } from "./mqtt";

/** GET /healthz, anyone: the process answers. */
export function healthz(): Response {
  return json({ status: "alive" });
}

/**
 * GET /readyz, anyone: the database answers and has the tables this version needs. 503 with what is missing
 * otherwise. What keeps the MQTT transport shut and readings of the future are told as well, but take no balancer's traffic
 * away: the web side goes on.
 */
export async function readyz(): Promise<Response> {
  const [base, migrations, clock] = await Promise.all([
    check("The database does not answer.", databaseCheck),
    check("The migrations could not be checked.", migrationsCheck),
    check("The clock could not be checked.", clockCheck),
  ]);
  const ready = base === "ok" && migrations === "ok";
  const checks = { database: base, migrations, clock, mqtt: mqttCheck() };
  return json({ status: ready ? "ready" : "not ready", checks }, { status: ready ? 200 : 503 });
}

async function databaseCheck(): Promise<string> {
  await database().read.all("SELECT 1", []);
  return "ok";
}

async function migrationsCheck(): Promise<string> {
  const pending = await pendingMigrations(env.DATABASE_URL);
  return pending.length === 0 ? "ok" : `pending: ${pending.join(", ")}`;
}

/** Which stations those are the admin tells: their names are not for anyone. */
async function clockCheck(): Promise<string> {
  const ahead = await stationsAhead({ database: database(), now: Date.now });
  return aheadText(ahead) || "ok";
}

/** Who asks whether the server is ready waits for a second or two at most. */
const ANSWER_MS = 1_500;

/** A look that has gone on for longer may never end, as on a connection whose other end has vanished: it is looked anew. */
const LONGEST_MS = 10_000;

interface Look {
  begunAt: number;
  answer: Promise<string>;
}

const underWay = () => processSingleton("health checks", () => new Map<string, Look>());

/**
 * Looks, unless it is being looked already: a database that does not answer is asked once, not with every request.
 * Anyone may ask, so the reason of a failure goes to the log only.
 */
async function check(failure: string, look: () => Promise<string>): Promise<string> {
  const known = underWay().get(failure);
  const isRecent = known !== undefined && performance.now() - known.begunAt < LONGEST_MS;
  const looking = isRecent ? known.answer : start(failure, look);
  const late = new AbortController();
  const answer = await Promise.race([looking, sleep(ANSWER_MS, failure, { signal: late.signal })]);
  late.abort();
  return answer;
}

function start(failure: string, look: () => Promise<string>): Promise<string> {
  const answer = look()
    .catch((error: unknown) => {
      if (!isOutage(error)) log.error({ err: error }, failure);
      return failure;
    })
    .finally(() => underWay().get(failure)?.answer === answer && underWay().delete(failure));
  underWay().set(failure, { begunAt: performance.now(), answer });
  return answer;
}
