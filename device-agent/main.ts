import { ACTUATOR_DRIVERS } from "./actuators/drivers";
import { Agent } from "./agent";
import type { Board } from "./board";
import { listSensors, readingNow, readOnce, sendOnce } from "./cli/bench";
import { HELP, readOptions } from "./cli/options";
import { Clock } from "./clock/clock";
import { readEnvironment } from "./config/environment";
import { ConfigError } from "./config/error";
import { type Config, loadConfig } from "./config/load";
import { createLog, type Log } from "./log";
import { openBoard } from "./open-board";
import { version } from "./package.json";
import { LockedError, lockFolder } from "./queue/lock";
import { SENSOR_DRIVERS } from "./sensors/drivers";
import { openTransport } from "./transport/open";

/** Not to be restarted before the configuration is fixed: the systemd unit checks for this code. */
const EXIT_CONFIG = 2;
const STOP_MS = 4_500;

/** Resolves with the exit code, or never while the agent runs. */
async function main(args: string[]): Promise<number | undefined> {
  const { mode, config: file } = readOptions(args);
  if (mode === "help") return print(HELP);
  if (mode === "version") return print(`${version}\n`);
  const environment = readEnvironment();
  const root = environment.WEATHER_ROOT ?? "/";
  if (mode === "list-sensors") return print(await listSensors(SENSOR_DRIVERS, openBoard({ root })));
  const config = loadConfig(file, environment, { sensors: SENSOR_DRIVERS, actuators: ACTUATOR_DRIVERS });
  const secrets = [config.server.key, ...(config.mail ? [passwordOf(config.mail.smtp_url)] : [])];
  const log = createLog({ ...config.log, secrets, write: (line) => process.stderr.write(line) });
  const board = openBoard({ ...config.gpio, root });
  for (const warning of config.warnings) log.warn(warning);
  if (mode === "check") return print("The configuration is good.\n");
  if (mode === "run") return await run(config, board, log);
  return await once(mode, config, board, log);
}

async function once(mode: "once" | "dry-run", config: Config, board: Board, log: Log): Promise<number> {
  const clock = new Clock(board);
  const { sample, faults } = await readOnce(config, board, clock);
  for (const fault of faults) log.warn(fault);
  const reading = readingNow(sample, clock);
  print(`${JSON.stringify(reading, null, 2)}\n`);
  if (Object.keys(sample.values).length === 0 && !sample.extra) return 1;
  if (mode === "dry-run") return 0;
  return (await sendOnce(reading, await openTransport(config, clock, log), log)) ? 0 : 1;
}

async function run(config: Config, board: Board, log: Log): Promise<undefined> {
  const clock = new Clock(board);
  const transport = await openTransport(config, clock, log);
  // Before anything in the folder is read, as another agent may be writing.
  await lockFolder(config.queue.dir);
  const agent = new Agent({ config, board, clock, transport, log });
  let isStopping = false;
  const stop = (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    agent.stop(reason).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error("the stop was not clean", { error });
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(signal));
  // A parent with an IPC channel wants the agent to end with it, even if it is killed.
  process.once("disconnect", () => stop("the parent process is gone"));
  await agent.start();
}

function passwordOf(url: string): string {
  return decodeURIComponent(new URL(url).password);
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected = error instanceof ConfigError || error instanceof LockedError;
    process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = error instanceof ConfigError ? EXIT_CONFIG : 1;
  },
);
