import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Kernel, loadKernel } from "@/device-agent/gpio/kernel";
import { openByKernel } from "@/device-agent/gpio/kernel-gpio";
import { IOCTL } from "@/device-agent/gpio/uapi";

/** FIONREAD of asm-generic/ioctls.h: how many bytes are left to read. */
const FIONREAD = 0x541b;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "weather-agent-test-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  mkdirSync(join(made, "dev"));
  return made;
}

async function kernelAt(root: string): Promise<Kernel> {
  const kernel = await loadKernel(root);
  if (!kernel) throw new Error("koffi is not installed.");
  return kernel;
}

describe.runIf(process.platform === "linux")("the kernel's calls, by koffi", () => {
  it("a kernel call fills a given buffer", async () => {
    const root = folder();
    writeFileSync(join(root, "dev/five"), "12345");
    const kernel = await kernelAt(root);
    const file = openSync(join(root, "dev/five"), "r");
    const left = Buffer.alloc(4);
    kernel.ioctl(file, FIONREAD, left);
    closeSync(file);
    expect(left.readInt32LE(0)).toBe(5);
  });

  it("a kernel call that fails throws an error with a code", async () => {
    const root = folder();
    writeFileSync(join(root, "dev/gpiochip0"), "");
    const kernel = await kernelAt(root);
    const file = kernel.open("gpiochip0");
    expect(() => kernel.ioctl(file, IOCTL.chipInfo, Buffer.alloc(68))).toThrow(
      expect.objectContaining({ code: "ENOTTY" }),
    );
    kernel.close(file);
    expect(() => kernel.ioctl(file, IOCTL.chipInfo, Buffer.alloc(68))).toThrow(
      expect.objectContaining({ code: "EBADF" }),
    );
    expect(() => kernel.open("gpiochip1")).toThrow(expect.objectContaining({ code: "ENOENT" }));
  });

  it("GPIO chips are found by name, and an unknown one is reported in one sentence", async () => {
    const root = folder();
    for (const name of ["gpiochip0", "gpiochip12", "gpiochip", "gpiomem"]) writeFileSync(join(root, "dev", name), "");
    const kernel = await kernelAt(root);
    expect(kernel.chips().sort()).toEqual(["gpiochip0", "gpiochip12"]);
    expect(() => openByKernel(kernel)).toThrow("The GPIO chips cannot be opened (ENOTTY)");
    expect(() => openByKernel({ ...kernel, chips: () => [] }, "gpiochip7")).toThrow('no GPIO chip "gpiochip7" here');
  });
});
