import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { open } from "../lib/db/client";
import { startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { newStations } from "./recording";
import { cpuSeconds } from "./support/cpu";
import { evenly, sleep } from "./support/pace";
import { post } from "./support/post";
import type { Said } from "./support/viewers";

const VIEWERS = 500;
const EVERY_MS = 100;
const READINGS = 200;
/** The most that the slowest viewer may take for the last reading. */
const REST_MS = 3000;

export interface LiveResult {
  /** Delay from sending a reading until a viewer receives it, ms. */
  p50: number;
  p99: number;
  worst: number;
  /** Share of the expected events that arrived. */
  share: number;
  /** In cores. */
  cpu: number;
}

/**
 * Ten readings per second, each in its own POST, to 500 viewers in another process, over real connections, for 20
 * seconds.
 */
export async function benchLive(target: Throwaway): Promise<LiveResult> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  const viewers = fork("bench/support/viewers.ts", [server.url, String(VIEWERS)], { execArgv: ["--import", "tsx"] });
  try {
    const stations = await newStations(database);
    await heard(viewers);
    const [begun, used] = [performance.now(), cpuSeconds(server.pid)];
    await evenly(READINGS, EVERY_MS, (i) => {
      void post(server.url, { station: stations[i % stations.length], time: Date.now(), temperature: 20 + (i % 10) });
    });
    const cpu = (cpuSeconds(server.pid) - used) / ((performance.now() - begun) / 1000);
    await sleep(REST_MS);
    viewers.send("stop");
    const said = await heard(viewers);
    const late = said === "ready" ? [] : said.late.sort((a, b) => a - b);
    const at = (share: number) => late[Math.floor(share * late.length)] ?? Number.NaN;
    return {
      p50: at(0.5),
      p99: at(0.99),
      worst: late.at(-1) ?? Number.NaN,
      share: late.length / READINGS / VIEWERS,
      cpu,
    };
  } finally {
    viewers.kill("SIGKILL");
    await database.close();
    await server.stop();
  }
}

async function heard(viewers: ChildProcess): Promise<Said> {
  const [said] = (await once(viewers, "message")) as [Said];
  return said;
}
