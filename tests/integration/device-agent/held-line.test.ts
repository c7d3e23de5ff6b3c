import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { driveLine } from "@/device-agent/gpio/driven-line";
import { holdLine } from "@/device-agent/gpio/held-line";
import type { Command } from "@/device-agent/gpio/tool-commands";
import { watchLine } from "@/device-agent/gpio/watched-line";

/**
 * A machine without GPIO lines has no tool that could hold one. These are processes that behave like gpioset and gpiomon
 * do: they note what they do, show an open line in a procfs of their own, and stay until they are told to go.
 */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "weather-gpio-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = () => (existsSync(join(folder, "journal")) ? readFileSync(join(folder, "journal"), "utf8") : "");

function tool(name: string, body: string): (...args: string[]) => Command {
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!/bin/sh
cd "${folder}"
hold() { echo "take $*" >> journal; mkdir -p proc/$$/fd; ln -s anon_inode:gpio-line proc/$$/fd/3; }
free() { rm -rf proc/$$; echo "free" >> journal; exit 0; }
trap free TERM
${body}
`,
  );
  chmodSync(path, 0o755);
  return (...args) => ({ program: path as Command["program"], args });
}
/** Until it is told to go, or the test is over. */
const STAY = `while [ -e journal ]; do sleep 0.02; done`;

const hold = (command: Command, onLine?: (text: string) => void) => holdLine(command, join(folder, "proc"), onLine);

describe("a line that a tool holds", () => {
  it("is ours once the kernel says so, and free once we let go", async () => {
    const gpioset = tool("gpioset", `hold $1; ${STAY}`);
    const line = await hold(gpioset("17=1"));
    expect([line.isHeld(), journal()]).toEqual([true, "take 17=1\n"]);
    await line.stop();
    expect([line.isHeld(), journal()]).toEqual([false, "take 17=1\nfree\n"]);
  });

  it("that can not be had is told of in the tool's words", async () => {
    const busy = tool(
      "gpioset",
      "echo 'gpioset: error setting the GPIO line values: Device or resource busy' >&2; exit 1",
    );
    await expect(hold(busy())).rejects.toThrow("gpioset: error setting the GPIO line values: Device or resource busy");
    await expect(hold({ program: "/nowhere/gpioset" as Command["program"], args: [] })).rejects.toMatchObject({
      name: "GpioError",
      message: expect.stringContaining("ENOENT"),
    });
  });

  it("is driven by one process after another, never two at once, and each level in turn", async () => {
    const gpioset = tool("gpioset", `hold $1; ${STAY}`);
    const line = await driveLine((level) => hold(gpioset(level ? "1" : "0")), false);
    await Promise.all([line.write(true), line.write(true), line.write(false), line.write(true)]);
    await line.release(false);
    await line.release(true);
    expect(journal().trim().split("\n")).toEqual([
      ...["take 0", "free", "take 1", "free", "take 0", "free", "take 1", "free", "take 0", "free"],
    ]);
  });

  it("is driven anew when its process was killed", async () => {
    const gpioset = tool("gpioset", `hold $1; ${STAY}`);
    const children: number[] = [];
    const line = await driveLine(async (level) => {
      const held = await hold(gpioset(level ? "1" : "0"));
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

  it("is watched: edges are told as they are printed, whole or in pieces", async () => {
    const gpiomon = tool(
      "gpiomon",
      `hold; printf '27 0\\n27 1\\n27'; while [ ! -e go ]; do sleep 0.01; done; printf ' 2\\nnonsense\\n'; ${STAY}`,
    );
    const edges: boolean[] = [];
    const line = await watchLine(
      async () => true,
      (onText) => hold(gpiomon(), onText),
      (level) => edges.push(level),
    );
    await expect.poll(() => edges).toEqual([false, true]);
    writeFileSync(join(folder, "go"), "");
    await expect.poll(() => edges).toEqual([false, true, false]);
    expect(await line.read()).toBe(false);
    await line.release();
    expect(journal()).toBe("take \nfree\n");
  });

  it("is watched anew when gpiomon ends, and what changed meanwhile is told", async () => {
    const gpiomon = tool(
      "gpiomon",
      `hold; if [ -e second ]; then ${STAY}; fi; touch second; while [ ! -e go ]; do sleep 0.01; done; rm -rf proc/$$`,
    );
    let level = true;
    const edges: boolean[] = [];
    const line = await watchLine(
      async () => level,
      (onText) => hold(gpiomon(), onText),
      (edge) => edges.push(edge),
    );
    level = false;
    writeFileSync(join(folder, "go"), "");
    await expect.poll(() => edges, { timeout: 10_000 }).toEqual([false]);
    await line.release();
  });
});
