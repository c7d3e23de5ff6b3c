import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, realpathSync } from "node:fs";
import { createServer, type Server } from "node:net";

export class LockedError extends Error {
  override readonly name = "LockedError";
}

/**
 * Locks the queue's folder: two agents on one queue would overwrite each other's position. The lock is an abstract
 * socket, whose name the kernel frees however the process ends, so it cannot become stale.
 * @throws LockedError if another agent uses the folder
 */
export async function lockFolder(dir: string): Promise<Server> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const server = createServer().unref();
  server.listen({ path: `\0weather-agent-${createHash("sha256").update(realpathSync(dir)).digest("hex")}` });
  try {
    await once(server, "listening");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    throw new LockedError(`Another agent uses ${dir}. Stop it, or give this one a queue.dir of its own.`);
  }
  return server;
}
