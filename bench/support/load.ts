import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import { cpuSeconds } from "./cpu";

const SECONDS = 3;

/** A request that is sent again and again. */
export interface Scenario {
  name: string;
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  /** Different each time, so that nothing is a repeat. */
  body?: () => string;
}

export interface Load {
  perSecond: number;
  /** Latencies, ms. */
  p50: number;
  p99: number;
  /** Processor time of the server for each request, ms. */
  cpu: number;
}

/**
 * Sends the request on so many connections for three seconds. Processor time tells more than requests per second, because
 * the clients share the machine.
 * @param pid of the server; processes that it started count too
 */
export async function underLoad(
  { name, url, method = "GET", headers = {}, body }: Scenario,
  connections: number,
  pid: number,
): Promise<Load> {
  const pids = [pid, ...childrenOf(pid)];
  const used = () => pids.reduce((sum, own) => sum + cpuSeconds(own), 0);
  const before = used();
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: SECONDS,
    requests: [{ method, headers, ...(body ? { setupRequest: (request) => ({ ...request, body: body() }) } : {}) }],
  });
  if (non2xx > 0 || errors > 0) throw new Error(`${name}: ${non2xx} refused, ${errors} failed.`);
  return {
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    cpu: ((used() - before) * 1000) / requests.total,
  };
}

function childrenOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  return listed.flatMap((child) => [child, ...childrenOf(child)]);
}
