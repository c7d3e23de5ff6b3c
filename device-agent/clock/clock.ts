import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Board } from "../board";
import { readIfThere } from "../files";

/** There was no agent before: a clock that says so was never set. */
const EARLIEST_CLOCK = Date.UTC(2026, 0, 1);
/** The server refuses what is five minutes ahead of its clock: as long as ours is nearer, it is as good as the server's. */
export const TOLERANCE_MS = 4 * 60_000;

/** What time it is, as far as anybody can tell. */
export class Clock {
  /** Names the run of the board, not of this process. */
  readonly boot: string;
  #isSet = false;
  /** Server's time minus monotonic time. */
  #server: number | undefined;

  constructor(
    private readonly board: Board,
    /** Milliseconds since the board was started; no jump of the clock reaches it. */
    readonly monotonic: () => number = () => Math.floor(Number(process.hrtime.bigint() / 1_000_000n)),
  ) {
    this.boot = readIfThere(join(board.root, "proc/sys/kernel/random/boot_id"))?.trim().slice(0, 13) || "unknown";
  }

  /** The server's clock says so, epoch ms. */
  heard(now: number): void {
    this.#server = now - this.monotonic();
  }

  /** The server's time now; undefined until it was heard. */
  server(): number | undefined {
    return this.#server === undefined ? undefined : this.#server + this.monotonic();
  }

  /** Epoch ms by our own clock, by the server's where ours is wrong; undefined as long as there is none to believe. */
  now(): number | undefined {
    return this.isSynchronised() ? this.board.now() : this.server();
  }

  /** Is our own clock right, as far as we know? */
  isSynchronised(): boolean {
    const server = this.server();
    return this.#wasSet() && (server === undefined || Math.abs(this.board.now() - server) <= TOLERANCE_MS);
  }

  /** systemd-timesyncd leaves a file when it has set the clock; without it nobody can tell but by the year. */
  #wasSet(): boolean {
    const timesync = join(this.board.root, "run/systemd/timesync");
    this.#isSet ||= !existsSync(timesync) || existsSync(join(timesync, "synchronized"));
    return this.#isSet && this.board.now() >= EARLIEST_CLOCK;
  }
}
