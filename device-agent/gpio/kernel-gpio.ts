import { type Clock, systemClock, waitUntilHigh } from "./charge";
import { chooseChip } from "./chips";
import { type ChargeOptions, type Gpio, GpioError, type InputLine, type OutputLine, type Pull } from "./gpio";
import type { Kernel } from "./kernel";
import {
  CHIP_INFO_SIZE,
  chipLabel,
  FLAG,
  IOCTL,
  type LineConfig,
  levelOf,
  lineConfig,
  lineFile,
  lineRequest,
  lineValues,
} from "./uapi";

const CONSUMER = "weather-agent";
/** Polled, as waiting for an edge would block one of Node's few threads per line. A press lasts longer than this. */
const LOOK_MS = 10;

const PULLS = { up: FLAG.pullUp, down: FLAG.pullDown, none: FLAG.noPull } as const;

/**
 * GPIO lines by direct calls to the kernel.
 * @param wanted name or label of the chip, if it is not the usual one
 */
export function openByKernel(kernel: Kernel, wanted?: string, clock: Clock = systemClock): Gpio {
  const { name, file: chip } = openChip(kernel, wanted);
  const open = new Set<{ release(): Promise<void> }>();

  /** Requests a line, which is held until its file is closed. */
  function take(offset: number, config: LineConfig) {
    const attempt = <T>(work: () => T) => told(name, offset, work);
    const request = lineRequest(offset, CONSUMER, config);
    attempt(() => kernel.ioctl(chip, IOCTL.getLine, request));
    const file = lineFile(request);
    return {
      configure: (next: LineConfig) => attempt(() => kernel.ioctl(file, IOCTL.setConfig, lineConfig(next))),
      write: (level: boolean) => attempt(() => kernel.ioctl(file, IOCTL.setValues, lineValues(level))),
      read() {
        const values = lineValues();
        attempt(() => kernel.ioctl(file, IOCTL.getValues, values));
        return levelOf(values);
      },
      release: () => kernel.close(file),
    };
  }

  function openOutput(offset: number, initial: boolean): OutputLine {
    const line = take(offset, { flags: FLAG.output, level: initial });
    const output: OutputLine & { release(level?: boolean): Promise<void> } = {
      write: async (level) => line.write(level),
      async release(level) {
        if (!open.delete(output)) return;
        quietly(() => level !== undefined && line.write(level));
        quietly(() => line.release());
      },
    };
    open.add(output);
    return output;
  }

  function openInput(offset: number, pull: Pull, onEdge: ((level: boolean) => void) | undefined): InputLine {
    const line = take(offset, { flags: FLAG.input | PULLS[pull] });
    let last = line.read();
    const compare = () => {
      const level = line.read();
      if (level === last) return;
      last = level;
      onEdge?.(level);
    };
    const timer = onEdge && setInterval(() => quietly(compare), LOOK_MS);
    const input: InputLine = {
      read: async () => line.read(),
      async release() {
        if (!open.delete(input)) return;
        clearInterval(timer);
        quietly(() => line.release());
      },
    };
    open.add(input);
    return input;
  }

  async function chargeTime(offset: number, options: ChargeOptions): Promise<number | undefined> {
    const line = take(offset, { flags: FLAG.output, level: false });
    try {
      await clock.sleep(options.dischargeMs, options.signal);
      // The line is not released in between, so the charge begins exactly here.
      line.configure({ flags: FLAG.input | FLAG.noPull });
      return await waitUntilHigh(line.read, clock, clock.now(), options);
    } finally {
      quietly(() => line.release());
    }
  }

  return {
    openOutput: async (line, initial) => openOutput(line, initial),
    openInput: async (line, { pull, onEdge }) => openInput(line, pull, onEdge),
    chargeTime,
    async close() {
      for (const line of open) await line.release();
      quietly(() => kernel.close(chip));
    },
  };
}

function openChip(kernel: Kernel, wanted: string | undefined): { name: string; file: number } {
  try {
    const name = chooseChip(
      kernel.chips().map((chip) => ({ name: chip, label: labelOf(kernel, chip) })),
      wanted,
    );
    return { name, file: kernel.open(name) };
  } catch (error) {
    if (error instanceof GpioError) throw error;
    throw new GpioError(`The GPIO chips cannot be opened (${codeOf(error)}): is this user in the group gpio?`);
  }
}

function labelOf(kernel: Kernel, chip: string): string {
  const file = kernel.open(chip);
  try {
    const info = Buffer.alloc(CHIP_INFO_SIZE);
    kernel.ioctl(file, IOCTL.chipInfo, info);
    return chipLabel(info);
  } finally {
    kernel.close(file);
  }
}

const REASONS: Record<string, string> = {
  EBUSY: "is in use by another program or a driver of the kernel",
  EINVAL: "does not exist, or does not support this, or the kernel is older than 5.10",
  ENOENT: "does not exist",
  EACCES: "may not be used by this user: add it to the group gpio",
  EPERM: "may not be used by this user: add it to the group gpio",
};

function told<T>(chip: string, offset: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    throw new GpioError(`GPIO ${offset} of ${chip} ${REASONS[code] ?? `failed (${code})`}.`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** For cleanup, where errors can no longer be handled. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {}
}
