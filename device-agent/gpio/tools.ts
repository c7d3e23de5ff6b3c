import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { chooseChip } from "./chips";
import { driveLine } from "./driven-line";
import { type Gpio, GpioError, type InputLine, type Level, type OutputLine, type Pull } from "./gpio";
import { holdLine } from "./held-line";
import {
  type Command,
  getCommand,
  monitorCommand,
  readChips,
  readVersion,
  setCommand,
  type ToolsVersion,
} from "./tool-commands";
import { watchLine } from "./watched-line";

const run = promisify(execFile);
const TIMEOUT_MS = 5000;

/** Undefined if the gpiod tools are not installed. */
export async function findTools(): Promise<ToolsVersion | undefined> {
  return readVersion(await output({ program: "gpiodetect", args: ["--version"] }).catch(() => ""));
}

/**
 * GPIO lines by the gpiod tools, with a process for each held line.
 * @param root folder that contains proc
 * @param wanted name or label of the chip, if it is not the usual one
 */
export async function openByTools(version: ToolsVersion, root: string, wanted?: string): Promise<Gpio> {
  const chip = chooseChip(readChips(await output({ program: "gpiodetect", args: [] })), wanted);
  const proc = join(root, "proc");
  const open = new Set<{ release(level?: Level): Promise<void> }>();

  async function openOutput(offset: number, initial: Level): Promise<OutputLine> {
    const line = await driveLine((level) => holdLine(setCommand(version, { chip, offset }, level), proc), initial);
    open.add(line);
    return line;
  }

  async function openInput(offset: number, pull: Pull, onEdge?: (level: Level) => void): Promise<InputLine> {
    const get = async () => (await output(getCommand(version, { chip, offset }, pull))).trim() === "1";
    if (!onEdge) return { read: get, release: async () => {} };
    const line = await watchLine(
      get,
      (onText) => holdLine(monitorCommand(version, { chip, offset }, pull), proc, onText),
      onEdge,
    );
    open.add(line);
    return line;
  }

  return {
    openOutput,
    openInput: (line, { pull, onEdge }) => openInput(line, pull, onEdge),
    async chargeTime(line) {
      throw new GpioError(
        `GPIO ${line} cannot be timed by the gpiod tools, which start too slowly to know when a charge began: ` +
          "run npm install koffi beside the agent, and start it again.",
      );
    },
    async close() {
      await Promise.all([...open].map((line) => line.release()));
    },
  };
}

/** A tool's output. @throws GpioError with its error message */
async function output({ program, args }: Command): Promise<string> {
  try {
    const { stdout } = await run(program, args, { timeout: TIMEOUT_MS, maxBuffer: 64 * 1024 });
    return stdout;
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : "";
    throw new GpioError(said || `${program} could not be run.`);
  }
}
