import { until } from "../../support/until";
import type { RunningServer } from "./launch";

/** Runs in the server: on SIGUSR2 it collects garbage, twice because of finalizers, and reports what is left. */
const PROBE = `
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
process.on("SIGUSR2", async () => {
  for (let i = 0; i < 4; i += 1) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.stderr.write("memory " + JSON.stringify({ heapUsed, external, rss }) + "\\n");
});
`;

/** NODE_OPTIONS of a server whose memory is measured. */
export const HEAP_PROBE = `--import data:text/javascript,${encodeURIComponent(PROBE)}`;

export interface Memory {
  /** Bytes of JavaScript objects, and of buffers outside of the heap, after a garbage collection. */
  heapUsed: number;
  external: number;
  /** Of the whole process, including what its allocators keep. */
  rss: number;
}

/** The memory that the server retains. It must have been started with HEAP_PROBE, and be idle. */
export async function memoryOf(server: RunningServer): Promise<Memory> {
  const lines = () =>
    server
      .errors()
      .split("\n")
      .filter((line) => line.startsWith("memory {"));
  const before = lines().length;
  process.kill(server.pid, "SIGUSR2");
  await until(() => lines().length > before);
  const line = lines()[before];
  if (line === undefined) throw new Error("The server does not say what it holds on to.");
  return JSON.parse(line.slice("memory ".length)) as Memory;
}
