import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { cpuSeconds } from "./cpu";

const SAMPLE_MS = 100;
const KB_A_MB = 1024;

/** A process and all that it has started, of those that run. */
export function treeOf(pid: number): number[] {
  const children = attempt(() =>
    readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    ),
  );
  return [pid, ...(children ?? []).flatMap(treeOf)];
}

/** Processor time in seconds of a process and all that it has started and that run. */
export function cpuOfTree(pid: number): number {
  return treeOf(pid).reduce((sum, one) => sum + (attempt(() => cpuSeconds(one)) ?? 0), 0);
}

/** Resident memory in MB, what is shared with other processes included. */
export function residentMb(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, "VmRSS") / KB_A_MB;
}

/** The highest memory in MB that a process and all that it has started take together until it ends. */
export async function peakOfTree(pid: number, end: Promise<unknown>): Promise<number> {
  let isOver = false;
  const over = end.finally(() => {
    isOver = true;
  });
  let peak = 0;
  while (!isOver) {
    // Each process's share of what several have mapped, such as the code of Node.
    const now = treeOf(pid).reduce((sum, one) => sum + (attempt(() => shareMb(one)) ?? 0), 0);
    peak = Math.max(peak, now);
    await sleep(SAMPLE_MS);
  }
  await over;
  return peak;
}

function shareMb(pid: number): number {
  return kilobytes(`/proc/${pid}/smaps_rollup`, "Pss") / KB_A_MB;
}

function kilobytes(file: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(file, "utf8"))?.[1];
  if (found === undefined) throw new Error(`${file} has no ${name}.`);
  return Number(found);
}

/** Undefined for a process that has ended meanwhile. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH"))
      return undefined;
    throw error;
  }
}
