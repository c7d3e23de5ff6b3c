import { setTimeout as sleep } from "node:timers/promises";
import { database } from "../db/client";
import { pendingMigrations } from "../db/migrations/run";
import { env } from "../env";
import { json } from "../http/respond";
import { log } from "../log";
import { isOutage } from "../outage";
import { processSingleton } from "../process-singleton";
import { aheadText, stationsAhead } from "../services/stations";
import { mqttCheck } from "./mqtt";

/** GET /healthz, for anyone: the process answers. */
export function healthz(): Response {
  return json({ status: "alive" });
}

/**
 * GET /readyz, for anyone: the database answers and has the tables this version needs; else 503 with what is missing.
 * Faults of the MQTT transport and readings in the future are reported, too, but do not make it 503: a load balancer
 * would take the working web server out of service.
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

/** Names no stations, as anyone may read this; the admin shows which ones they are. */
async function clockCheck(): Promise<string> {
  const ahead = await stationsAhead({ database: database(), now: Date.now });
  return aheadText(ahead) || "ok";
}

/** A readiness probe waits for a second or two at most. */
const ANSWER_MS = 1_500;

/** A check that takes longer may never end, as on a connection whose other end has vanished: a new one is started. */
const LONGEST_MS = 10_000;

interface Look {
  begunAt: number;
  answer: Promise<string>;
}

const underWay = () => processSingleton("health checks", () => new Map<string, Look>());

/**
 * Shares a check that is already running: a database that does not answer is queried once, not with every request.
 * Anyone may call this, so the cause of a failure goes to the log only.
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
