import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GpioError } from "./gpio";
import type { Command } from "./tool-commands";

const TIMEOUT_MS = 5000;
const LOOK_MS = 5;

/** A tool's process that holds a line as long as it runs. */
export interface HeldLine {
  readonly child: ChildProcess;
  isHeld(): boolean;
  /** Resolves once it has ended, and the line is free. */
  stop(): Promise<void>;
}

/**
 * Starts a tool and waits until it holds its line.
 * @param proc path of procfs
 * @param onLine called with each line that it prints
 * @throws GpioError with the tool's error
 */
export async function holdLine(command: Command, proc: string, onLine?: (text: string) => void): Promise<HeldLine> {
  const child = spawn(command.program, command.args, { stdio: ["pipe", "pipe", "pipe"] });
  const gone = once(child, "close").catch(() => {});
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-500);
  });
  child.on("error", (error) => {
    said = error.message;
  });
  // A write error means that it has ended, which its exit reports.
  child.stdin.on("error", () => {});
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = (lines.pop() ?? "").slice(-500);
    for (const line of lines) onLine?.(line);
  });
  const isHeld = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    child.kill("SIGTERM");
    const deadline = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
    await gone;
    clearTimeout(deadline);
  };

  const begun = performance.now();
  while (!(await hasLine(proc, child.pid))) {
    if (!isHeld()) {
      await gone;
      throw new GpioError(said.trim().split("\n")[0] || `${command.program} ended at once.`);
    }
    if (performance.now() - begun > TIMEOUT_MS) {
      await stop();
      throw new GpioError(`${command.program} ${command.args.join(" ")} did not get its line.`);
    }
    await sleep(LOOK_MS);
  }
  return { child, isHeld, stop };
}

/** Whether the process has an open line. No version of the tools reports it, but the kernel does. */
async function hasLine(proc: string, pid: number | undefined): Promise<boolean> {
  const folder = join(proc, String(pid), "fd");
  for (const fd of await readdir(folder).catch(() => [])) {
    const target = await readlink(join(folder, fd)).catch(() => "");
    if (/^anon_inode:\[?gpio-(line|event)/.test(target)) return true;
  }
  return false;
}
