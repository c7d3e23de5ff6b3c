import { describe, expect, it } from "vitest";
import { driveLine } from "@/device-agent/gpio/driven-line";
import { holdLine } from "@/device-agent/gpio/held-line";
import type { Command } from "@/device-agent/gpio/tool-commands";
import { watchLine } from "@/device-agent/gpio/watched-line";
import { STAY, standIns } from "./support/stand-ins";

const command = (program: string, ...args: string[]): Command => ({ program: program as Command["program"], args });

describe("a line that a tool holds", () => {
  it("a line is held once the kernel says so, and free once it is released", async () => {
    const { tool, proc, journal } = standIns();
    const line = await holdLine(command(tool("gpioset", `hold $1; ${STAY}`), "17=1"), proc);
    expect([line.isHeld(), journal()]).toEqual([true, "take 17=1\n"]);
    await line.stop();
    expect([line.isHeld(), journal()]).toEqual([false, "take 17=1\nfree\n"]);
  });

  it("a line that cannot be requested is reported with the tool's message", async () => {
    const { tool, proc } = standIns();
    const words = "gpioset: error setting the GPIO line values: Device or resource busy";
    await expect(holdLine(command(tool("gpioset", `echo '${words}' >&2; exit 1`)), proc)).rejects.toThrow(words);
    await expect(holdLine(command("/nowhere/gpioset"), proc)).rejects.toMatchObject({
      name: "GpioError",
      message: expect.stringContaining("ENOENT"),
    });
  });

  it("a line is driven by one process after another, never two at once, and reaches each level in turn", async () => {
    const { tool, proc, journal } = standIns();
    const gpioset = tool("gpioset", `hold $1; ${STAY}`);
    const line = await driveLine((level) => holdLine(command(gpioset, level ? "1" : "0"), proc), false);
    await Promise.all([line.write(true), line.write(true), line.write(false), line.write(true)]);
    await line.release(false);
    await line.release(true);
    const takes = ["take 0", "take 1", "take 0", "take 1", "take 0"];
    expect(journal()).toBe(takes.map((take) => `${take}\nfree\n`).join(""));
  });

  it("a line is driven again after its process was killed", async () => {
    const { tool, proc } = standIns();
    const gpioset = tool("gpioset", `hold $1; ${STAY}`);
    const children: number[] = [];
    const line = await driveLine(async (level) => {
      const held = await holdLine(command(gpioset, level ? "1" : "0"), proc);
      children.push(held.child.pid ?? 0);
      return held;
    }, true);
    process.kill(children[0] ?? 0, "SIGKILL");
    await expect
      .poll(async () => {
        await line.write(true);
        return children.length;
      })
      .toBe(2);
    await line.release(true);
  });

  it("edges of a watched line are reported as they are printed, whole or in pieces", async () => {
    const { tool, proc, journal, touch } = standIns();
    const gpiomon = tool(
      "gpiomon",
      `hold; printf '27 0\\n27 1\\n27'; while [ ! -e go ]; do sleep 0.01; done; printf ' 2\\nnonsense\\n'; ${STAY}`,
    );
    const edges: boolean[] = [];
    const line = await watchLine(
      async () => true,
      (onText) => holdLine(command(gpiomon), proc, onText),
      (level) => edges.push(level),
    );
    await expect.poll(() => edges).toEqual([false, true]);
    touch("go");
    await expect.poll(() => edges).toEqual([false, true, false]);
    expect(await line.read()).toBe(false);
    await line.release();
    expect(journal()).toBe("take \nfree\n");
  });

  it("a line is watched again after gpiomon ends, and changes in between are reported", async () => {
    const { tool, proc, touch } = standIns();
    const gpiomon = tool(
      "gpiomon",
      `hold; if [ -e second ]; then ${STAY}; fi; touch second; while [ ! -e go ]; do sleep 0.01; done; rm -rf proc/$$`,
    );
    let level = true;
    const edges: boolean[] = [];
    const line = await watchLine(
      async () => level,
      (onText) => holdLine(command(gpiomon), proc, onText),
      (edge) => edges.push(edge),
    );
    level = false;
    touch("go");
    await expect.poll(() => edges).toEqual([false]);
    await line.release();
  });
});
