import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKernelFile, readKernelNumber } from "../../../../device-agent/sensors/kernel-file";
import { boardWith, patient } from "../support/board";

/** A file that gives what is written into it, when it is written. */
function fifo(): string {
  const path = join(boardWith().root, "fifo");
  execFileSync("mkfifo", [path]);
  return path;
}

describe("a kernel's file", () => {
  it.each([
    ["21400\n", 21_400],
    ["-1250\n", -1250],
    ["101.325000000\n", 101.325],
  ])("a kernel file holds the number %j", async (text, number) => {
    const { root } = boardWith({ file: text });
    expect(await readKernelNumber(join(root, "file"), patient())).toBe(number);
  });

  it.each([
    ["", "is empty"],
    ["214", "was cut short"],
    ["\n", "does not hold a number"],
    ["nan\n", "does not hold a number"],
    ["0x10\n", "does not hold a number"],
    ["1e5\n", "does not hold a number"],
    ["12 34\n", "does not hold a number"],
    [`${"9".repeat(400)}\n`, "does not hold a number"],
  ])("a kernel file with %j is a fault that names it", async (text, complaint) => {
    const { root } = boardWith({ file: text });
    const path = join(root, "file");
    await expect(readKernelNumber(path, patient())).rejects.toThrow(`${path} ${complaint}`);
    await expect(readKernelNumber(path, patient())).rejects.toMatchObject({ name: "SensorFault" });
  });

  it("a kernel file that is missing, fails or is not a file is a fault that names it", async () => {
    const board = boardWith();
    mkdirSync(join(board.root, "folder"));
    board.breakFile("broken");
    const read = (name: string) => readKernelFile(join(board.root, name), patient());
    await expect(read("gone")).rejects.toThrow(`${board.root}/gone is gone`);
    await expect(read("broken")).rejects.toThrow(/broken cannot be read: .*EIO/);
    await expect(read("folder")).rejects.toThrow(/folder cannot be read \(EISDIR\)/);
  });

  it("a kernel file is read to its end, in any pieces", async () => {
    const path = fifo();
    const text = readKernelFile(path, patient());
    const file = await open(path, "w");
    await file.write("214");
    await file.write("00\n");
    await file.close();
    expect(await text).toBe("21400");
  });

  it("a hanging kernel file times out, and blocks no further thread until it answers", async () => {
    const path = fifo();
    const controller = new AbortController();
    const hanging = readKernelFile(path, controller.signal);
    controller.abort();
    await expect(hanging).rejects.toThrow(`${path} did not answer in time.`);
    await expect(readKernelFile(path, patient())).rejects.toThrow("still has not answered");
    const writer = await open(path, "w");
    rmSync(path);
    writeFileSync(path, "1\n");
    await writer.close();
    await expect.poll(() => readKernelFile(path, patient()).catch((error: Error) => error.message)).toBe("1");
  });
});
