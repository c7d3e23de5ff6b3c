import { afterEach, describe, expect, it } from "vitest";
import { findTools, openByTools } from "@/device-agent/gpio/tools";
import { STAY, standIns } from "./support/stand-ins";

const { PATH } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
});

/** The four tools, found first, on a Raspberry Pi with one chip. */
function pi(version: string) {
  const tools = standIns();
  const label = "gpiochip0 [pinctrl-bcm2711] (58 lines)";
  tools.tool(
    "gpiodetect",
    `case "$1" in --version) echo 'gpiodetect (libgpiod) v${version}';; *) echo '${label}';; esac`,
  );
  tools.tool("gpioset", `hold "gpioset $*"; ${STAY}`);
  tools.tool("gpioget", 'echo "gpioget $*" >> journal; echo 1');
  tools.tool("gpiomon", `hold "gpiomon $*"; echo '27 1'; ${STAY}`);
  process.env.PATH = `${tools.folder}:${PATH}`;
  return tools;
}

describe.each([
  ["1.6.3", 1],
  ["2.2.1", 2],
] as const)("the gpiod tools %s", (version, major) => {
  it("the gpiod tools are found, drive a line, watch another, and release both", async () => {
    const { folder, journal } = pi(version);
    expect(await findTools()).toBe(major);
    const gpio = await openByTools(major, folder);
    const led = await gpio.openOutput(17, false);
    await led.write(true);
    const edges: boolean[] = [];
    const button = await gpio.openInput(27, { pull: "up", onEdge: (level) => edges.push(level) });
    await expect.poll(() => edges).toEqual([true]);
    expect(await button.read()).toBe(true);
    await gpio.close();
    const said = journal().trim().split("\n");
    expect(said.map((line) => line.replace(/^(take )?(\S+).*$/, "$2"))).toEqual([
      "gpioset",
      "free",
      "gpioset",
      "gpioget",
      "gpiomon",
      "free",
      "free",
    ]);
    expect(said[2]).toMatch(major === 1 ? /--mode=wait gpiochip0 17=1$/ : /--chip gpiochip0 17=1$/);
  });

  it("the gpiod tools read a line that is not watched on request", async () => {
    const { folder, journal } = pi(version);
    const line = await (await openByTools(major, folder)).openInput(22, { pull: "none" });
    expect([await line.read(), await line.read()]).toEqual([true, true]);
    await line.release();
    expect(journal().match(/gpioget/g)).toHaveLength(2);
  });

  it("the gpiod tools report that they cannot time a charge, and what can", async () => {
    const { folder } = pi(version);
    const gpio = await openByTools(major, folder);
    await expect(gpio.chargeTime(4, { dischargeMs: 20, timeoutMs: 1000 })).rejects.toThrow(
      /GPIO 4 cannot be timed by the gpiod tools.*npm install koffi/,
    );
  });
});

it("on a machine without the gpiod tools none is found", async () => {
  process.env.PATH = "/nowhere";
  expect(await findTools()).toBeUndefined();
});
