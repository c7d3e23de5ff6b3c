import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { open } from "../lib/db/client";
import { startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { newStations } from "./recording";
import { cpuWhile } from "./support/cpu";
import { evenly, sleep } from "./support/pace";
import { post } from "./support/post";

const VIEWERS = 100;
const EVERY_MS = 5;
const READINGS = 2_000;
const SECONDS = (READINGS * EVERY_MS) / 1000;
/** Long enough for the last readings' statistics to be rebuilt and sent. */
const REST_MS = 2_000;
const OPTIONS = { execArgv: ["--import", "tsx"] };

/**
 * CPU use in cores: recording without viewers, with 100 viewers, and for writing each event to each of them separately.
 */
export interface BurstResult {
  unwatched: number;
  watched: number;
  plain: number;
}

/** 200 readings per second, each in its own POST, for ten seconds. */
export async function benchBurst(target: Throwaway): Promise<BurstResult> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error" });
  const database = open(target.url);
  try {
    const stations = await newStations(database);
    const burst = async () => {
      await evenly(READINGS, EVERY_MS, (i) => {
        void post(server.url, { station: stations[i % stations.length], time: Date.now(), temperature: 20 + (i % 10) });
      });
      await sleep(REST_MS);
    };
    // Warm-up only.
    await burst();
    const unwatched = await cpuWhile(server.pid, burst);
    const watched = await whileWatched(server.url, () => cpuWhile(server.pid, burst));
    return { unwatched: unwatched / SECONDS, watched: watched / SECONDS, plain: (await plainWrites()) / SECONDS };
  } finally {
    await database.close();
    await server.stop();
  }
}

/** CPU use of a server that only writes as many events. */
async function plainWrites(): Promise<number> {
  const plain = fork("bench/support/plain-events.ts", OPTIONS);
  try {
    const [url] = (await once(plain, "message")) as [string];
    const work = async () => {
      plain.send({ events: READINGS, everyMs: EVERY_MS });
      await once(plain, "message");
    };
    return await whileWatched(url, () => cpuWhile(plain.pid ?? 0, work));
  } finally {
    plain.kill("SIGKILL");
  }
}

async function whileWatched<T>(url: string, work: () => Promise<T>): Promise<T> {
  const viewers: ChildProcess = fork("bench/support/viewers.ts", [url, String(VIEWERS)], OPTIONS);
  try {
    await once(viewers, "message");
    return await work();
  } finally {
    viewers.kill("SIGKILL");
  }
}
