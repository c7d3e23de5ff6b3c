import { spawn } from "node:child_process";
import { root } from "./print.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs a TypeScript entry point directly from the sources. */
export function runTypeScript(entry, args = [], env = {}) {
  return runNode(["--import", "tsx", entry, ...args], env);
}

/** Runs Node on this terminal, forwards signals, and exits with its exit code. */
export function runNode(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  // A second signal is harmless: Ctrl-C in a terminal also reaches the child directly.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0);
      resolve(process.exitCode);
    });
  });
}

export function runServer({ dev }) {
  // No usage data is sent to others unless the user asks for it.
  const mode = dev ? "development" : "production";
  const env = { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" };
  return dev ? runTypeScript("server.ts", ["--dev"], env) : runNode(["dist/server.mjs"], env);
}
