import { readFileSync } from "node:fs";

/** Of /proc: Linux counts in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** User and system time of a process: the 14th and 15th field, counted after the name, which may contain spaces. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** CPU time in seconds that a process uses during some work. */
export async function cpuWhile(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = cpuSeconds(pid);
  await work();
  return cpuSeconds(pid) - before;
}
