import { closeSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { getSystemErrorName } from "node:util";

/** The system calls that drive GPIO lines. Each throws an error with a code, such as EBUSY. */
export interface Kernel {
  /** Names of the chips, such as gpiochip0. */
  chips(): string[];
  /** Opens a chip. */
  open(chip: string): number;
  /** The request defines whether the buffer is read, written, or both. */
  ioctl(file: number, request: number, buffer: Buffer): void;
  close(file: number): void;
}

/**
 * The real kernel. Node has no ioctl: koffi, which comes precompiled, calls the C library's.
 * @param root folder that contains dev
 * @returns undefined if koffi is not installed
 */
export async function loadKernel(root: string): Promise<Kernel | undefined> {
  const koffi = await import("koffi").then(
    (module) => module.default,
    () => undefined,
  );
  if (!koffi) return undefined;
  const ioctl = koffi.load(null).func("int ioctl(int file, unsigned long request, void *buffer)");
  const folder = join(root, "dev");
  return {
    chips: () => readdirSync(folder).filter((name) => /^gpiochip\d+$/.test(name)),
    open: (chip) => openSync(join(folder, chip), "r+"),
    ioctl(file, request, buffer) {
      if (ioctl(file, request, buffer) >= 0) return;
      const code = getSystemErrorName(-koffi.errno());
      throw Object.assign(new Error(`${code}: ioctl 0x${request.toString(16)}`), { code });
    },
    close: closeSync,
  };
}
