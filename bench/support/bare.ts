import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * Starts Next alone on the build in the folder, for comparison; the returned address has no path. Throws if it does not
 * start.
 */
export async function startBareNext(folder: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/support/bare-next.ts", folder], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DEMO: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(() => {
    throw new Error("Next did not start.");
  });
  ended.catch(() => {});
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith("http:")) return line;
    throw new Error("Next did not print its address.");
  })();
  return { url: await Promise.race([ready, ended]), child };
}
