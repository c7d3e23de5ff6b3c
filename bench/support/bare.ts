import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A server for comparison. */
export interface BareServer {
  /** Without a path. */
  url: string;
  child: ChildProcess;
}

/** Starts Next alone on the build in the folder. Rejects if it does not start. */
export function startBareNext(folder: string): Promise<BareServer> {
  return startBare(["bench/support/bare-next.ts", folder]);
}

/** Starts a server of Node's own HTTP and a schema. Rejects if it does not start. */
export function startBareHttp(): Promise<BareServer> {
  return startBare(["bench/support/bare-http.ts"]);
}

async function startBare(script: string[]): Promise<BareServer> {
  const child = spawn(process.execPath, ["--import", "tsx", ...script], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DEMO: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(() => {
    throw new Error(`${script[0]} did not start.`);
  });
  ended.catch(() => {});
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith("http:")) return line;
    throw new Error(`${script[0]} did not print its address.`);
  })();
  return { url: await Promise.race([ready, ended]), child };
}
