import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { decodeLine } from "@/device-agent/queue/line";
import { type Launched, launchNode } from "../../support/launch";

const COMMAND = ["public/agent/weather-agent.mjs"];

/** The files of a board, a queue and a configuration for one test. */
export interface AgentHome {
  readonly dir: string;
  /** The folder of the queue. */
  readonly data: string;
  /** The folder that stands for /. */
  readonly root: string;
  configure(toml: string): void;
  /** Starts the agent. */
  run(...args: string[]): Launched;
}

/** Is removed at the end of the test, with all processes that run in it. */
export function agentHome(variables: Record<string, string> = {}): AgentHome {
  const dir = mkdtempSync(join(tmpdir(), "weather-agent-test-"));
  const root = join(dir, "root");
  const started: Launched[] = [];
  onTestFinished(async () => {
    await Promise.all(started.map((agent) => agent.kill("SIGKILL")));
    rmSync(dir, { recursive: true });
  });
  mkdirSync(join(root, "sys/class/thermal/thermal_zone0"), { recursive: true });
  writeFileSync(join(root, "sys/class/thermal/thermal_zone0/temp"), "45123\n");
  mkdirSync(join(root, "proc/sys/kernel/random"), { recursive: true });
  writeFileSync(join(root, "proc/sys/kernel/random/boot_id"), "5c5e4b4e-6dc7-4b6f-8d0a-0f4c0f3f7a11\n");
  const file = join(dir, "agent.toml");
  const data = join(dir, "data");
  return {
    dir,
    data,
    root,
    configure: (toml) => writeFileSync(file, toml, { mode: 0o600 }),
    run: (...args) => {
      const agent = launchNode([...COMMAND, "--config", file, ...args], {
        WEATHER_DATA_DIR: data,
        WEATHER_ROOT: root,
        ...variables,
      });
      started.push(agent);
      return agent;
    },
  };
}

/** The entries in a queue's files, readings or events. Small queues keep what was acknowledged. */
export function entriesOf(data: string, kind: "readings" | "events"): Record<string, unknown>[] {
  const dir = join(data, kind);
  return readdirSync(dir)
    .filter((name) => name.endsWith(".log"))
    .sort()
    .flatMap((name) => readFileSync(join(dir, name), "utf8").split("\n").slice(0, -1))
    .map((line) => (decodeLine(line) as { e?: Record<string, unknown> }).e)
    .filter((entry) => entry !== undefined);
}
