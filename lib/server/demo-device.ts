import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDatabaseUrl } from "../db/url";
import { env } from "../env";
import type { Job } from "../jobs/periodic";
import { log } from "../log";
import { systemContext } from "../services/context";
import { demoDeviceKey, ensureDemoDevice } from "../services/demo";

const AGENT = join(process.cwd(), "public/agent/weather-agent.mjs");
/** Seconds between its readings: short enough to watch live, long enough to run for years. */
const INTERVAL = 20;
const AGAIN_MS = 10_000;
/** The same limits as in the systemd unit. */
const SMALL = ["--max-semi-space-size=1", "--max-old-space-size=64"];

/**
 * Whether to run a simulated device. Only with SQLite: several processes may share a database server, and each would
 * run one.
 */
export function wantsDemoDevice(): boolean {
  const isAlone = parseDatabaseUrl(env.DATABASE_URL).dialect === "sqlite";
  return env.DEMO && env.DEMO_DEVICE && isAlone && existsSync(AGENT);
}

/** Runs a real device agent with a simulated sensor, so that a new installation has a live station. */
export function demoDevice(port: number): Job {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let isStopping = false;

  async function run(): Promise<void> {
    const ctx = systemContext("demo");
    const stationId = await ensureDemoDevice(ctx);
    if (stationId === undefined || isStopping) return;
    const config = await configure(stationId);
    // The closed channel tells it that the server has ended, even if it was killed.
    const stdio: StdioOptions = ["ignore", "ignore", "inherit", "ipc"];
    const started = spawn(process.execPath, [...SMALL, AGENT, "--config", config], { stdio });
    child = started;
    started.once("error", (error) => log.error({ err: error }, "the demo's device could not be started"));
    started.once("close", (code) => {
      if (isStopping) return;
      log.warn({ code }, "the demo's device ended; it is started again");
      plan();
    });
  }

  function plan(): void {
    again = setTimeout(start, AGAIN_MS);
    again.unref();
  }

  function start(): void {
    run().catch((error: unknown) => {
      log.error({ err: error }, "the demo's device could not be started");
      plan();
    });
  }

  async function configure(stationId: number): Promise<string> {
    const folder = join(env.DATA_DIR, "demo-device");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const keyFile = join(folder, "key");
    const has = existsSync(keyFile) ? readFileSync(keyFile, "utf8").trim() : undefined;
    const key = await demoDeviceKey(systemContext("demo"), { stationId, has });
    writeFileSync(keyFile, key, { mode: 0o600 });
    const config = join(folder, "agent.toml");
    const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
    const lines = [
      `interval = ${INTERVAL}`,
      "[server]",
      `url = "http://${host.includes(":") ? `[${host}]` : host}:${port}"`,
      `key = "${key}"`,
      `station = ${stationId}`,
      "[queue]",
      `dir = ${JSON.stringify(join(folder, "queue"))}`,
      "[log]",
      'level = "warn"',
      "[[sensors]]",
      'driver = "simulated"',
    ];
    writeFileSync(config, `${lines.join("\n")}\n`, { mode: 0o600 });
    return config;
  }

  return {
    name: "demo-device",
    start,
    wake: () => {},
    stop: async () => {
      isStopping = true;
      clearTimeout(again);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, "close");
      child.kill("SIGTERM");
      await closed;
    },
  };
}
