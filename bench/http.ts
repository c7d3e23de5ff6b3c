import { readdirSync, statSync } from "node:fs";
import { system } from "../lib/auth/actor";
import { type Database, open } from "../lib/db/client";
import { createKey } from "../lib/services/keys";
import { createStation } from "../lib/services/stations";
import { ADMIN_PASSWORD, type RunningServer, startServer } from "../tests/integration/support/launch";
import { logIn } from "../tests/integration/support/log-in";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { sampleReading } from "./recording";
import { startBareHttp, startBareNext } from "./support/bare";
import { type Load, type Scenario, underLoad } from "./support/load";

const CONNECTIONS = [1, 16, 64];
/** Enough for a full page of the list. */
const STATIONS = 20;
const BATCH = 100;

const BASIC = { Authorization: `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString("base64")}` };
const JSON_TYPE = { "Content-Type": "application/json" };

/** A row of the table: a scenario at a number of connections. */
export interface HttpResult extends Load {
  scenario: string;
  connections: number;
  /**
   * Ratio of processor time: what a bare server needs, which answers as much with Node's HTTP and a schema alone, to what
   * ours does; for a script, what Next alone needs to serve it.
   */
  ofBare: number;
}

/** One server under load and, in the same run, bare ones. */
export async function benchHttp(target: Throwaway): Promise<HttpResult[]> {
  const [next, bare] = [await startBareNext("."), await startBareHttp()];
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  try {
    const scenarios = await scenariosFor(server, database);
    const results: HttpResult[] = [];
    const measure = async (scenario: Scenario, connections: number, pid: number | undefined, bareCpu?: number) => {
      const load = await underLoad(scenario, connections, pid ?? 0);
      results.push({ scenario: scenario.name, connections, ...load, ofBare: (bareCpu ?? load.cpu) / load.cpu });
      return load.cpu;
    };
    const json = { method: "POST" as const, headers: JSON_TYPE };
    for (const connections of CONNECTIONS) {
      const get = await measure({ name: "bare GET", url: bare.url }, connections, bare.child.pid);
      const body = () => JSON.stringify(sampleReading(1, 1));
      const post = await measure({ name: "bare POST", url: bare.url, ...json, body }, connections, bare.child.pid);
      for (const scenario of scenarios) {
        await measure(scenario, connections, server.pid, scenario.method === "POST" ? post : get);
      }
      const headers = { "Accept-Encoding": "gzip, br" };
      const path = largestScript();
      const byNext = { name: "the largest script, by Next", url: next.url + path, headers };
      const ofNext = await measure(byNext, connections, next.child.pid);
      await measure({ name: "the largest script", url: server.url + path, headers }, connections, server.pid, ofNext);
    }
    return results;
  } finally {
    await database.close();
    await server.stop();
    next.child.kill("SIGKILL");
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
