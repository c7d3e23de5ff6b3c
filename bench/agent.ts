import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { system } from "../lib/auth/actor";
import { type Database, open } from "../lib/db/client";
import { createKey } from "../lib/services/keys";
import { createStation } from "../lib/services/stations";
import { fillQueue } from "../tests/integration/device-agent/support/queue";
import { startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";

const AGENT = "public/agent/weather-agent.mjs";
const WARM_UP_MS = 15_000;
const WATCHED_MS = 60_000;
const QUEUED = 100_000;
/** As many as the agent sends in one request. */
const BATCH = 500;
/** Clock ticks per second in /proc (Linux). */
const TICKS = 100;

/** The queue after a day of outage. */
const OUTAGE = Array.from({ length: QUEUED }, (_, i) => ({
  values: { temperature: 10 + (i % 100) / 10, humidity: 50, light: i % 1000 },
}));

export interface AgentResult {
  /** Peak memory, MB. */
  memory: number;
  /** Percent of one core, at a reading per second. */
  cpu: number;
  /** Readings per second from a full queue, and by plain POSTs of the same size one after another. */
  drained: number;
  plain: number;
  /** Memory while the queue drained, MB. */
  drainMemory: number;
}

/** What the agent costs a board at a reading per second, and how fast it catches up after a long outage. */
export async function benchAgent(target: Throwaway): Promise<AgentResult> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  const folder = mkdtempSync(join(tmpdir(), "weather-bench-agent-"));
  try {
    const idle = await newAgent(database, server.url, join(folder, "idle"));
    const running = start(idle.config);
    await pause(WARM_UP_MS);
    const before = ticksOf(running);
    await pause(WATCHED_MS);
    const cpu = (100 * (ticksOf(running) - before)) / TICKS / (WATCHED_MS / 1000);
    const memory = peakOf(running);
    await stop(running);

    const full = await newAgent(database, server.url, join(folder, "full"));
    await fillQueue(full.queue, "/", OUTAGE);
    const begun = performance.now();
    const draining = start(full.config);
    while ((await database.prisma.sensorData.count({ where: { stationId: full.station } })) < QUEUED) await pause(100);
    const drained = (1000 * QUEUED) / (performance.now() - begun);
    const drainMemory = peakOf(draining);
    await stop(draining);

    const plain = await newAgent(database, server.url, join(folder, "plain"));
    return { memory, cpu, drained, drainMemory, plain: await postPlainly(server.url, plain.key) };
  } finally {
    await database.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function newAgent(database: Database, url: string, folder: string) {
  const ctx = { database, actor: system("bench"), now: Date.now };
  const { id: station } = await createStation(ctx, { name: "Bench", lat: 0, lon: 0 });
  const { key } = await createKey(ctx, { stationId: station, name: "Agent" });
  mkdirSync(folder, { recursive: true });
  const [config, queue] = [join(folder, "agent.toml"), join(folder, "queue")];
  const text = `interval = 1\n[server]\nurl = "${url}"\nkey = "${key}"\n[queue]\ndir = "${queue}"\n[[sensors]]\ndriver = "simulated"\n`;
  writeFileSync(config, text, { mode: 0o600 });
  return { config, queue, key, station };
}

function start(config: string): ChildProcess {
  return spawn(process.execPath, [...flagsOfUnit(), AGENT, "--config", config], { stdio: "ignore" });
}

/** Node's options in the service that is installed on a board. */
function flagsOfUnit(): string[] {
  return readFileSync("public/agent/weather-agent.service", "utf8").match(/--max-\S+/g) ?? [];
}

async function stop(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGTERM");
  await closed;
}

/** User and system time so far. */
function ticksOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

/** Peak resident set size, MB. */
function peakOf({ pid }: ChildProcess): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

async function postPlainly(url: string, key: string): Promise<number> {
  const from = Date.now() - QUEUED * 1000;
  const begun = performance.now();
  for (let i = 0; i < QUEUED; i += BATCH) {
    const readings = OUTAGE.slice(i, i + BATCH).map(({ values }, k) => ({
      time: new Date(from + (i + k) * 1000).toISOString(),
      ...values,
    }));
    const response = await fetch(`${url}/api/v1/readings`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify(readings),
    });
    if (response.status !== 201) throw new Error(await response.text());
    await response.arrayBuffer();
  }
  return (1000 * QUEUED) / (performance.now() - begun);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
