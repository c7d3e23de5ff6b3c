import type { Level, Pull } from "./gpio";

/** The gpiod tools changed all their options from 1.6 (Debian 12) to 2 (Debian 13). */
export type ToolsVersion = 1 | 2;

export interface Command {
  program: "gpiodetect" | "gpioset" | "gpioget" | "gpiomon";
  args: string[];
}

interface Line {
  chip: string;
  offset: number;
}

const CONSUMER = ["--consumer", "weather-agent"];
const BIASES = { up: "pull-up", down: "pull-down" } as const;

/** Parses "gpiodetect (libgpiod) v1.6.3"; undefined for any other text. */
export function readVersion(text: string): ToolsVersion | undefined {
  const [, major] = /^gpiodetect \(libgpiod\) v(\d+)\./.exec(text) ?? [];
  if (major === undefined) return undefined;
  return Number(major) >= 2 ? 2 : 1;
}

/** Parses gpiodetect's lines, as "gpiochip0 [pinctrl-bcm2835] (54 lines)". */
export function readChips(text: string): { name: string; label: string }[] {
  return [...text.matchAll(/^(\S+) \[(.*)\] \(\d+ lines\)$/gm)].map(([, name = "", label = ""]) => ({ name, label }));
}

/** Holds a line at a level until its input ends (1) or it is killed (both). */
export function setCommand(version: ToolsVersion, { chip, offset }: Line, level: Level): Command {
  const value = `${offset}=${level ? 1 : 0}`;
  // With "wait" it ends with this process, however that ends. The second version has no such option.
  if (version === 1) return { program: "gpioset", args: ["--mode=wait", chip, value] };
  return { program: "gpioset", args: [...CONSUMER, "--chip", chip, value] };
}

/** Prints 0 or 1. */
export function getCommand(version: ToolsVersion, { chip, offset }: Line, pull: Pull): Command {
  const bias = biasOf(version, pull);
  if (version === 1) return { program: "gpioget", args: ["--bias", bias, chip, `${offset}`] };
  return { program: "gpioget", args: [...CONSUMER, "--numeric", "--bias", bias, "--chip", chip, `${offset}`] };
}

/** Prints a line for readEdge on every edge. */
export function monitorCommand(version: ToolsVersion, { chip, offset }: Line, pull: Pull): Command {
  const watch = ["--format", "%o %e", "--bias", biasOf(version, pull)];
  if (version === 1) return { program: "gpiomon", args: ["--line-buffered", ...watch, chip, `${offset}`] };
  return { program: "gpiomon", args: [...CONSUMER, ...watch, "--chip", chip, `${offset}`] };
}

/** Parses the level after an edge from "17 1": rising is 1 in both versions; falling is 0 (first) or 2 (second). */
export function readEdge(text: string): Level | undefined {
  const [, kind] = /^\d+ ([012])$/.exec(text) ?? [];
  return kind === undefined ? undefined : kind === "1";
}

function biasOf(version: ToolsVersion, pull: Pull): string {
  if (pull !== "none") return BIASES[pull];
  return version === 1 ? "disable" : "disabled";
}
