import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Board } from "../board";
import { readIfThere } from "../files";

/** Before the first version of the agent: a clock that shows this was never set. */
const EARLIEST_CLOCK = Date.UTC(2026, 0, 1);
/** The server refuses readings five minutes ahead of its clock; a clock within this tolerance is good enough. */
export const TOLERANCE_MS = 4 * 60_000;

/** The time, as well as it can be known. */
export class Clock {
  /** Identifies the boot of the board, not this process. */
  readonly boot: string;
  #isSet = false;
  /** Server's time minus monotonic time. */
  #server: number | undefined;

  constructor(
    private readonly board: Board,
    /** Milliseconds since the board was booted; not affected by changes of the clock. */
    readonly monotonic: () => number = () => Math.floor(Number(process.hrtime.bigint() / 1_000_000n)),
  ) {
    this.boot = readIfThere(join(board.root, "proc/sys/kernel/random/boot_id"))?.trim().slice(0, 13) || "unknown";
  }

  /** Notes the server's time, epoch ms. */
  heard(now: number): void {
    this.#server = now - this.monotonic();
  }

  /** The server's time now; undefined until it was first received. */
  server(): number | undefined {
    return this.#server === undefined ? undefined : this.#server + this.monotonic();
  }

  /** Epoch ms by our own clock, or the server's if ours is wrong; undefined as long as neither is known. */
  now(): number | undefined {
    return this.isSynchronised() ? this.board.now() : this.server();
  }

  /** Whether our own clock is right, as far as is known. */
  isSynchronised(): boolean {
    const server = this.server();
    return this.#wasSet() && (server === undefined || Math.abs(this.board.now() - server) <= TOLERANCE_MS);
  }

  /** systemd-timesyncd leaves a file when it has set the clock; without it only the year is a clue. */
  #wasSet(): boolean {
    const timesync = join(this.board.root, "run/systemd/timesync");
    this.#isSet ||= !existsSync(timesync) || existsSync(join(timesync, "synchronized"));
    return this.#isSet && this.board.now() >= EARLIEST_CLOCK;
  }
}
