import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import {
  type Command,
  getCommand,
  monitorCommand,
  readVersion,
  setCommand,
  type ToolsVersion,
} from "@/device-agent/gpio/tool-commands";
import { DEADLINE_MS } from "../../support/deadline";

const version = readVersion(spawnSync("gpiodetect", ["--version"], { encoding: "utf8" }).stdout ?? "");
const isRequired = process.env.REQUIRE_GPIO === "1";

it.runIf(isRequired)("the gpiod tools are installed, as REQUIRE_GPIO=1 asks", () => {
  expect(version).toBeDefined();
});

/** A chip that no machine has: from what a tool complains about, the test sees how far it came. */
const LINE = { chip: "gpiochip4711", offset: 17 };
const MISSING: Record<ToolsVersion, RegExp> = {
  1: /^gpio(set|get|mon): error (setting|reading|waiting) .*: No such file or directory\n$/,
  2: /^gpio(set|get|mon): cannot find GPIO chip character device 'gpiochip4711'\n$/,
};

describe.skipIf(!version)("the gpiod tools (skipped where they are not installed)", () => {
  const installed = version ?? 1;

  it.each<[string, Command]>([
    ["set", setCommand(installed, LINE, true)],
    ["get without a pull", getCommand(installed, LINE, "none")],
    ["get with a pull", getCommand(installed, LINE, "up")],
    ["watch without a pull", monitorCommand(installed, LINE, "none")],
    ["watch with a pull", monitorCommand(installed, LINE, "down")],
  ])("the gpiod tools accept our arguments to %s a line, up to the missing chip", (_, { program, args }) => {
    const { status, stderr } = spawnSync(program, args, { encoding: "utf8", input: "", timeout: DEADLINE_MS });
    expect(stderr).toMatch(MISSING[installed]);
    expect(status).toBe(1);
  });

  it("the gpiod tools complain about unknown arguments, so this test would notice them", () => {
    const { stderr } = spawnSync("gpioset", ["--nonsense", "gpiochip4711", "17=1"], { encoding: "utf8" });
    expect(stderr).toMatch(/unrecognized option/);
    expect(stderr).not.toMatch(MISSING[installed]);
  });
});
