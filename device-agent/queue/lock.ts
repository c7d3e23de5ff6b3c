import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, realpathSync } from "node:fs";
import { createServer, type Server } from "node:net";

export class LockedError extends Error {
  override readonly name = "LockedError";
}

/**
 * Two agents on one queue would send by each other's position. The lock is a socket without a file, whose name the kernel
 * takes back from a process however it ends: so there is no stale one.
 * @throws LockedError when another agent has the folder
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
