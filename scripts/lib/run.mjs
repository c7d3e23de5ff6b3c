import { spawn } from "node:child_process";
import module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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

/**
 * Runs the server: in development as a process of its own, through the compiler, otherwise in this one, as a second
 * process would cost a small computer 50 MB and a tenth of the start.
 */
export async function runServer({ dev }) {
  const mode = dev ? "development" : "production";
  // No usage data is sent to others unless the user asks for it.
  const env = { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" };
  if (dev) return runTypeScript("server.ts", ["--dev"], env);
  Object.assign(process.env, env);
  process.chdir(root);
  // Node from 22.1 on keeps compiled code on the disk.
  module.enableCompileCache?.(join(root, "node_modules/.cache/compiled"));
  return import(pathToFileURL(join(root, "dist/server.mjs")).href);
}
