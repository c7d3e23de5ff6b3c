import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { READING_STORED, READING_WAITS } from "@/device-agent/agent";
import { ROOT } from "../integration/support/launch";

const BUNDLE = join(ROOT, "public/agent/weather-agent.mjs");
/** Debian's package faketime: its library lets a process see another clock, and a jump of it. */
const FAKETIME = `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/faketime/libfaketimeMT.so.1`;
export const canFakeTime = existsSync(FAKETIME);
/** The "sensor" shows another number this often: no two readings are alike. */
const CHANGE_MS = 20;

interface Options {
  folder: string;
  /** Folder of the queue; it may be a small disk of its own. */
  queueDir: string;
  server: Record<string, string | number>;
  /** The sensor's numbers begin here. */
  first: number;
}

/** A real agent that reads a test sensor once a second, to be killed and started again. */
export function openAgent({ folder, queueDir, server, first }: Options) {
  const zone = join(folder, "root/sys/class/thermal/thermal_zone0");
  mkdirSync(zone, { recursive: true });
  mkdirSync(join(folder, "root/proc/sys/kernel/random"), { recursive: true });
  writeFileSync(join(folder, "root/proc/sys/kernel/random/boot_id"), "6e0a2b52-7a3c-4bb9-9a3e-0c4f1f6f1c11\n");
  const clockFile = join(folder, "clock");
  writeFileSync(clockFile, "+0");
  const config = join(folder, "agent.toml");
  const section = Object.entries(server).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  writeFileSync(
    config,
    ["interval = 1", "[server]", ...section, "[queue]", `dir = ${JSON.stringify(queueDir)}`]
      .concat(["max_bytes = 4194304", "[log]", 'level = "debug"', 'format = "json"', "[[sensors]]", 'driver = "cpu"'])
      .join("\n"),
    { mode: 0o600 },
  );

  let value = first;
  const show = () => {
    value += 1;
    // Thousandths of a degree, as the kernel has them; replaced as one, so that nobody reads half of it.
    writeFileSync(join(zone, "temp.new"), `${value}\n`);
    renameSync(join(zone, "temp.new"), join(zone, "temp"));
  };
  show();
  const change = setInterval(show, CHANGE_MS);

  /** What the agent said it took: the numbers that must be stored, each once. */
  const taken = new Set<number>();
  /** What it read while the disk took nothing: stored at most once, and lost if it was killed meanwhile. */
  const waited = new Set<number>();
  let said = "";
  let child: ChildProcess | undefined;

  const start = () => {
    const started = spawn(process.execPath, [BUNDLE, "--config", config], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        WEATHER_ROOT: join(folder, "root"),
        ...(canFakeTime && {
          LD_PRELOAD: FAKETIME,
          FAKETIME_TIMESTAMP_FILE: clockFile,
          FAKETIME_NO_CACHE: "1",
          FAKETIME_DONT_FAKE_MONOTONIC: "1",
        }),
      },
    });
    let rest = "";
    started.stderr?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) read(line);
    });
    child = started;
  };
  const read = (line: string) => {
    said = `${said}${line}\n`.slice(-20_000);
    const [, msg, number] = /"msg":"([^"]+)".*"cpuTemperature":(-?[\d.]+)/.exec(line) ?? [];
    const fate = msg === READING_STORED ? taken : msg === READING_WAITS ? waited : undefined;
    fate?.add(Math.round(Number(number) * 1000));
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const closed = once(ending, "close");
    ending.kill(signal);
    await closed;
  };
  return {
    taken,
    waited,
    said: () => said,
    start,
    kill: () => end("SIGKILL"),
    /** Sets its clock so many seconds beside the real one. */
    setClock: (seconds: number) => writeFileSync(clockFile, `${seconds < 0 ? "" : "+"}${seconds}`),
    stop: async () => {
      clearInterval(change);
      await end("SIGTERM");
    },
    /** Its sensor vanishes: it takes no more readings, and sends those it has. */
    stopSampling: () => {
      clearInterval(change);
      rmSync(join(zone, "temp"), { force: true });
    },
  };
}

export type FaultyAgent = ReturnType<typeof openAgent>;
