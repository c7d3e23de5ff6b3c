import { readdirSync, statSync } from "node:fs";
import autocannon from "autocannon";
import { system } from "../lib/auth/actor";
import { type Database, open } from "../lib/db/client";
import { createKey } from "../lib/services/keys";
import { createStation } from "../lib/services/stations";
import { ADMIN_PASSWORD, type RunningServer, startServer } from "../tests/integration/support/launch";
import { logIn } from "../tests/integration/support/log-in";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { sampleReading } from "./recording";
import { startBareNext } from "./support/bare";

const CONNECTIONS = [1, 16, 64];
const SECONDS = 3;
/** Enough for a full page of the list. */
const STATIONS = 20;
const BATCH = 100;

const BASIC = { Authorization: `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}` };
const JSON_TYPE = { "Content-Type": "application/json" };

interface Scenario {
  name: string;
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  /** Different each time, so that no reading is a repeat. */
  body?: () => string;
}

/** A row of the table: a scenario at a number of connections. */
export interface HttpResult {
  scenario: string;
  connections: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Ratio to a bare route handler of Next at as many connections; for a script, to the same one served by Next. */
  ofBare: number;
}

/** Requests per second to one server and, in the same run, to Next alone on the same build. */
export async function benchHttp(target: Throwaway): Promise<HttpResult[]> {
  const bare = await startBareNext(".");
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  try {
    const scenarios = await scenariosFor(server, database);
    const path = largestScript();
    const results: HttpResult[] = [];
    for (const connections of CONNECTIONS) {
      const baseline = await measure(
        { name: "bare route handler of Next", url: `${bare.url}/healthz` },
        connections,
        1,
      );
      results.push(baseline);
      for (const scenario of scenarios) results.push(await measure(scenario, connections, baseline.perSecond));
      const script = {
        name: "the largest script, by Next",
        url: bare.url + path,
        headers: { "Accept-Encoding": "gzip, br" },
      };
      const byNext = await measure(script, connections, 1);
      const byUs = { ...script, name: "the largest script", url: server.url + path };
      results.push(byNext, await measure(byUs, connections, byNext.perSecond));
    }
    return results;
  } finally {
    await database.close();
    await server.stop();
    bare.child.kill("SIGKILL");
  }
}

/** Path of the largest script that the browser loads. */
function largestScript(): string {
  const folder = ".next/static/chunks";
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  const [largest] = scripts.toSorted((a, b) => statSync(`${folder}/${b}`).size - statSync(`${folder}/${a}`).size);
  return `/_next/static/chunks/${largest}`;
}

async function scenariosFor({ url }: RunningServer, database: Database): Promise<Scenario[]> {
  const ctx = { database, actor: system("bench"), now: Date.now };
  const stations: number[] = [];
  for (let i = 0; i < STATIONS; i++) {
    stations.push((await createStation(ctx, { name: `Bench ${i}`, lat: i, lon: i, timeZone: "UTC" })).id);
  }
  const [first = 0] = stations;
  const { key } = await createKey(ctx, { stationId: first, name: "bench" });
  const session = await logIn(url, "admin", ADMIN_PASSWORD);
  let minute = 0;
  const reading = () => sampleReading(first, minute++);
  const station = () =>
    JSON.stringify({ name: "New", timestamp: 1_393_926_310 + minute++, temperature: 20, lat: 30, lon: 76 });
  const one = () => JSON.stringify(reading());
  const post = { method: "POST" as const, url: `${url}/api/v1/readings`, body: one };
  return [
    { name: "GET /station/", url: `${url}/station/`, headers: BASIC },
    { name: "GET /station/1/", url: `${url}/station/${first}/`, headers: BASIC },
    {
      name: "POST a station, Basic",
      method: "POST",
      url: `${url}/station/`,
      headers: { ...BASIC, ...JSON_TYPE },
      body: station,
    },
    { name: "POST a reading, Basic", ...post, headers: { ...BASIC, ...JSON_TYPE } },
    { name: "POST a reading, key", ...post, headers: { Authorization: `Bearer ${key}`, ...JSON_TYPE } },
    { name: "POST a reading, session", ...post, headers: { ...session, ...JSON_TYPE } },
    {
      name: `POST ${BATCH} readings, key`,
      ...post,
      headers: { Authorization: `Bearer ${key}`, ...JSON_TYPE },
      body: () => JSON.stringify(Array.from({ length: BATCH }, reading)),
    },
  ];
}

async function measure(scenario: Scenario, connections: number, baseline: number): Promise<HttpResult> {
  const { name, url, method = "GET", headers = {}, body } = scenario;
  const result = await autocannon({
    url,
    connections,
    duration: SECONDS,
    requests: [{ method, headers, ...(body ? { setupRequest: (request) => ({ ...request, body: body() }) } : {}) }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name}: ${result.non2xx} refused, ${result.errors} failed.`);
  const perSecond = result.requests.average;
  return {
    scenario: name,
    connections,
    perSecond,
    p50: result.latency.p50,
    p99: result.latency.p99,
    ofBare: baseline === 1 ? 1 : perSecond / baseline,
  };
}
