/** The level of a line: true is high. */
export type Level = boolean;

/** An output line. */
export interface OutputLine {
  write(level: Level): Promise<void>;
  /** Releases the line after driving it to this level. Never rejects. */
  release(level: Level): Promise<void>;
}

/** An input line. */
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

/** A line or chip is not available; one sentence for the person who wired it. */
export class GpioError extends Error {
  override readonly name = "GpioError";
}

/**
 * Lines of a GPIO character device by their offset, which is the BCM number on a Raspberry Pi.
 * All errors are GpioErrors.
 */
export interface Gpio {
  openOutput(line: number, initial: Level): Promise<OutputLine>;
  /**
   * Calls back on every edge until released: as reported by the kernel with the tools, by polling every 10 ms without.
   * Edges are not debounced.
   */
  openInput(line: number, options: { pull: Pull; onEdge?: (level: Level) => void }): Promise<InputLine>;
  /**
   * Drives the line low for `dischargeMs`, then lets it float and waits until it reads high.
   * Resolves with the seconds that took; undefined after `timeoutMs`, or if the signal aborts first.
   */
  chargeTime(line: number, options: ChargeOptions): Promise<number | undefined>;
  /** Releases all lines. */
  close(): Promise<void>;
}
