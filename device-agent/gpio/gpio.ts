/** The level of a line: true is high. */
export type Level = boolean;

/** A line that we drive. */
export interface OutputLine {
  write(level: Level): Promise<void>;
  /** Lets go of the line after it was driven to this level. Never rejects. */
  release(level: Level): Promise<void>;
}

/** A line that we watch. */
export interface InputLine {
  read(): Promise<Level>;
  /** Never rejects. */
  release(): Promise<void>;
}

export type Pull = "up" | "down" | "none";

export interface ChargeOptions {
  dischargeMs: number;
  timeoutMs: number;
  signal?: AbortSignal;
}

/** A line or chip that can not be had, in one sentence for the person who wired it. */
export class GpioError extends Error {
  override readonly name = "GpioError";
}

/**
 * Lines of a GPIO character device by their offset, which is the BCM number on a Raspberry Pi.
 * Whatever opens, reads or writes one rejects with a GpioError.
 */
export interface Gpio {
  openOutput(line: number, initial: Level): Promise<OutputLine>;
  /**
   * Calls back on every edge until released: by the kernel's word with the tools, by looking every 10 ms without.
   * Contacts bounce, and so does what is called back.
   */
  openInput(line: number, options: { pull: Pull; onEdge?: (level: Level) => void }): Promise<InputLine>;
  /**
   * Drives the line low for `dischargeMs`, then lets it float and waits until it reads high.
   * Resolves with the seconds that took; undefined when it did not within `timeoutMs`, or before the signal aborted.
   */
  chargeTime(line: number, options: ChargeOptions): Promise<number | undefined>;
  /** Lets go of everything. */
  close(): Promise<void>;
}
