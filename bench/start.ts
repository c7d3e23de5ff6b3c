import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { system } from "../lib/auth/actor";
import { open } from "../lib/db/client";
import { createKey } from "../lib/services/keys";
import { record } from "../lib/services/readings";
import { createStation } from "../lib/services/stations";
import { DEFAULTS, ROOT, startServer, type Variables } from "../tests/integration/support/launch";
import { throwaway } from "../tests/integration/support/throwaway";
import { freePort } from "../tests/support/free-port";
import { until } from "../tests/support/until";
import { sampleReading } from "./recording";
import { cpuOfTree, peakOfTree, residentMb, treeOf } from "./support/process-tree";

const STARTS = 3;
/** Statistics of the demo and the first jobs are over by then. */
const SETTLE_MS = 20_000;
const STATIONS = 2_000;
const ROUNDS = 4;
const ROUND_S = 30;
/** Readings of devices and pages of visitors in turn. */
const REQUESTS_A_SECOND = 60;
const CONNECTIONS = 8;
/** Of the server and what is built with it; their parts are in .gitignore, so a copy is as a fresh clone. */
const BUILT = new Set([".git", ".next", "data", "dist", "generated", "node_modules", "release"]);

/** Processor time and memory of an installation with the demo. */
export interface StartResult {
  /** Of the process tree of `npm start` until /readyz answers, s: the best of some starts, as others use the machine, too. */
  cpuS: number;
  /** Of the server's process with nobody there, MB. */
  idleMb: number;
}

/** A second `npm start` with the demo, and what it holds when it has settled. */
export async function benchStart(): Promise<StartResult> {
  const folder = mkdtempSync(join(tmpdir(), "weather-bench-"));
  const variables: Variables = { DATA_DIR: folder, DEMO: "1", DEMO_DEVICE: "1", MQTT: "1", LOG_LEVEL: "error" };
  try {
    // The first start loads the demo.
    await timedStart(variables, 0);
    const results: StartResult[] = [];
    for (let i = 0; i < STARTS; i++) results.push(await timedStart(variables, i === STARTS - 1 ? SETTLE_MS : 0));
    return { cpuS: Math.min(...results.map(({ cpuS }) => cpuS)), idleMb: results.at(-1)?.idleMb ?? Number.NaN };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timedStart(variables: Variables, settleMs: number): Promise<StartResult> {
  const port = await freePort();
  const env = { ...process.env, ...DEFAULTS, ...variables, PORT: String(port) };
  const npm = spawn("npm", ["start"], { cwd: ROOT, env, stdio: "ignore" });
  const ended = once(npm, "exit");
  const pid = npm.pid ?? 0;
  await until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.status === 200);
  const cpuS = cpuOfTree(pid);
  await sleep(settleMs);
  // npm, its shell, the server, and the demo's device.
  const [, , server = pid] = treeOf(pid);
  const idleMb = residentMb(server);
  process.kill(server, "SIGTERM");
  await ended;
  return { cpuS, idleMb };
}

/** Memory of a server under load. */
export interface LoadResult {
  stations: number;
  requests: number;
  /** Resident after each round of the load, MB. */
  rounds: number[];
  /** Between the second round and the last, when caches are full, MB. */
  grownPerThousand: number;
}

/** Resident memory with many stations: readings come in, and visitors look at the map, the list, a station and the API. */
export async function benchLoad(): Promise<LoadResult> {
  const target = await throwaway("sqlite");
  const database = open(target.url);
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  try {
    const ctx = { database, actor: system("bench"), now: Date.now };
    const ids: number[] = [];
    for (let i = 0; i < STATIONS; i++) {
      const place = { lat: -60 + (i % 120), lon: (i % 360) - 180, elevation: 100 };
      const { id } = await createStation(ctx, { name: `Bench ${i}`, timeZone: "UTC", isPublic: true, ...place });
      await record(ctx, [{ ...sampleReading(id, i % 1000), time: new Date().toISOString() }]);
      ids.push(id);
    }
    const [first = 1] = ids;
    const { key } = await createKey(ctx, { stationId: first, name: "bench" });
    let number = 0;
    const post = {
      method: "POST" as const,
      path: "/api/v1/readings",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      setupRequest: (request: object) => ({ ...request, body: JSON.stringify(sampleReading(first, number++)) }),
    };
    const pages = ["/", "/compare", `/stations/${first}`].map((path) => ({ path, headers: { Accept: "text/html" } }));
    const requests = [post, post, post, post, ...pages, { path: "/current.json" }];

    const rounds: number[] = [];
    let perRound = 0;
    for (let i = 0; i < ROUNDS; i++) {
      const load = { url: server.url, connections: CONNECTIONS, overallRate: REQUESTS_A_SECOND, duration: ROUND_S };
      const { requests: sent, errors } = await autocannon({ ...load, requests });
      if (errors > 0) throw new Error(`${errors} requests were not answered.`);
      perRound = sent.total;
      rounds.push(residentMb(server.pid));
    }
    const [, second = Number.NaN] = rounds;
    const grownPerThousand = ((rounds.at(-1) ?? Number.NaN) - second) / (((ROUNDS - 2) * perRound) / 1000);
    return { stations: STATIONS, requests: ROUNDS * perRound, rounds, grownPerThousand };
  } finally {
    await database.close();
    await server.stop();
    await target.drop();
  }
}

/** Peak memory in MB of installing and building in a fresh clone, which is what the first `npm start` does. */
export async function benchBuild(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "weather-bench-"));
  try {
    cpSync(ROOT, folder, {
      recursive: true,
      filter: (path) =>
        !path
          .slice(ROOT.length)
          .split("/")
          .some((part) => BUILT.has(part)),
    });
    const build = spawn("npm", ["run", "build"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    const ended = once(build, "exit");
    const peak = await peakOfTree(build.pid ?? 0, ended);
    const [code] = await ended;
    if (code !== 0) throw new Error("The build failed: see above.");
    return peak;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
