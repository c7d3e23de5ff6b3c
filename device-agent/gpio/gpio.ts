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

/** Lines of a GPIO character device by their offset, which is the BCM number on a Raspberry Pi. */
export interface Gpio {
  openOutput(line: number, initial: Level): Promise<OutputLine>;
  /** Calls back on every edge, by the kernel's word, until released. */
  openInput(line: number, options: { pull: Pull; onEdge?: (level: Level) => void }): Promise<InputLine>;
  /**
   * Drives the line low for `dischargeMs`, then lets it float and waits until it reads high.
   * Resolves with the seconds that took; undefined when it did not within `timeoutMs`.
   */
  chargeTime(line: number, options: { dischargeMs: number; timeoutMs: number }): Promise<number | undefined>;
  /** Lets go of everything. */
  close(): Promise<void>;
}
