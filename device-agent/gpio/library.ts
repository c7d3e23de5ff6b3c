import { type Clock, systemClock, waitUntilHigh } from "./charge";
import { chooseChip } from "./chips";
import { type ChargeOptions, type Gpio, GpioError, type InputLine, type OutputLine, type Pull } from "./gpio";
import type { LibChip, Libgpiod, LibLine } from "./libgpiod";

const CONSUMER = "weather-agent";
/** The library has no way to wait for an edge. A contact that a finger closes stays closed for longer. */
const LOOK_MS = 10;

/**
 * Lines by the library node-libgpiod.
 * @param wanted name or label of the chip, when it is not the usual one
 */
export function openByLibrary(libgpiod: Libgpiod, wanted?: string, clock: Clock = systemClock): Gpio {
  const { name, chip } = openChip(libgpiod, wanted);
  // Kept for good: the library closes a chip that is collected, and a line of a closed chip crashes the process.
  const lines = new Map<number, LibLine>();
  const open = new Set<{ release(): Promise<void> }>();

  function take(offset: number, request: (line: LibLine) => void): LibLine {
    return attempt(name, offset, () => {
      const line = lines.get(offset) ?? chip.getLine(offset);
      lines.set(offset, line);
      request(line);
      return line;
    });
  }

  function openOutput(offset: number, initial: boolean): OutputLine {
    const line = take(offset, (it) => it.requestOutputMode(CONSUMER, bit(initial)));
    const output: OutputLine & { release(level?: boolean): Promise<void> } = {
      write: async (level) => attempt(name, offset, () => line.setValue(bit(level))),
      async release(level) {
        if (!open.delete(output)) return;
        quietly(() => level !== undefined && line.setValue(bit(level)));
        quietly(() => line.release());
      },
    };
    open.add(output);
    return output;
  }

  function openInput(offset: number, pull: Pull, onEdge: ((level: boolean) => void) | undefined): InputLine {
    const line = take(offset, (it) => it.requestInputModeFlags(CONSUMER, flagOf(libgpiod, pull)));
    const look = () => attempt(name, offset, () => line.getValue() === 1);
    let last = look();
    const compare = () => {
      const level = look();
      if (level === last) return;
      last = level;
      onEdge?.(level);
    };
    const timer = onEdge && setInterval(() => quietly(compare), LOOK_MS);
    const input: InputLine = {
      read: async () => look(),
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
    const line = take(offset, (it) => it.requestOutputMode(CONSUMER, 0));
    try {
      await clock.sleep(options.dischargeMs, options.signal);
      // Kernels differ in whether a line floats once it is released or once it is an input: both come at once here.
      line.release();
      take(offset, (it) => it.requestInputModeFlags(CONSUMER, flagOf(libgpiod, "none")));
      const isHigh = () => attempt(name, offset, () => line.getValue() === 1);
      return await waitUntilHigh(isHigh, clock, clock.now(), options);
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
    },
  };
}

function openChip(libgpiod: Libgpiod, wanted: string | undefined): { name: string; chip: LibChip } {
  try {
    const chips = libgpiod.getChipNames().map((name) => ({ name, label: new libgpiod.Chip(name).label }));
    const name = chooseChip(chips, wanted);
    return { name, chip: new libgpiod.Chip(name) };
  } catch (error) {
    if (error instanceof GpioError) throw error;
    throw new GpioError(`The GPIO chips can not be opened (${codeOf(error)}): is this user in the group gpio?`);
  }
}

const bit = (level: boolean) => (level ? 1 : 0);

function flagOf({ Line: { RequestFlags } }: Libgpiod, pull: Pull): number {
  return { up: RequestFlags.BIAS_PULL_UP, down: RequestFlags.BIAS_PULL_DOWN, none: RequestFlags.BIAS_DISABLE }[pull];
}

const REASONS: Record<string, string> = {
  EBUSY: "is in use by another program or a driver of the kernel",
  EINVAL: "does not exist, or can not do this",
  ENOENT: "does not exist",
  EACCES: "may not be used by this user: add it to the group gpio",
  EPERM: "may not be used by this user: add it to the group gpio",
};

function attempt<T>(chip: string, offset: number, work: () => T): T {
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

/** For what is done on the way out, where nobody can help any more. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {}
}
