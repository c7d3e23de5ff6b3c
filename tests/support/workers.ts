import { availableParallelism } from "node:os";

/**
 * How many workers this machine runs side by side: three for two cores, since a test often waits for another process,
 * and no more than fit into the free memory.
 * @param bytesEach what a worker takes, with the servers and browsers that it starts
 */
export function workerCount(bytesEach: number): number {
  const byCores = Math.ceil(availableParallelism() * 1.5);
  const byMemory = Math.floor(process.availableMemory() / bytesEach);
  return Math.max(1, Math.min(byCores, byMemory));
}
