import type { Clock } from "../clock/clock";
import { TOLERANCE_MS } from "../clock/clock";
import { allot, freeLane, LANES } from "../clock/lanes";
import type { Sample } from "../sensors/sensor";
import type { Entry, Journal } from "./journal";
import { type ReadingEntry, type ReadingState, type Settlement, settledTime, type Taken } from "./readings";

/**
 * A reading that is further ahead than this gets another time. One that is less far ahead waits: a request that timed
 * out may still arrive, and the same reading must not arrive with two times.
 */
const AHEAD_MS = 15 * 60_000;

/** The time to send a reading with, epoch ms; or wait until more is known; or never send it. */
export type Verdict = { time: number } | "wait" | { never: string };

/** The queue of readings on disk, which assigns their times. */
export class ReadingQueue {
  /** Whether there is a settlement that may not be on disk yet. */
  #settled = false;

  constructor(
    readonly journal: Journal<ReadingEntry, ReadingState>,
    private readonly clock: Clock,
  ) {}

  /** Queues a reading, with a time if there is a trusted clock. */
  take({ values, extra }: Sample): Taken {
    const { boot } = this.clock;
    const { last, highs, lane } = this.journal.state;
    // Readings without a time get one from this later, so the values must be as distinct.
    const mono = Math.max(this.clock.monotonic(), last?.boot === boot ? last.mono + LANES : 0);
    const now = this.clock.now();
    const time = now === undefined ? null : allot(highs, lane, now);
    const taken: Taken = { time, mono, boot, values: { ...values }, ...(extra ? { extra } : {}) };
    this.journal.append(taken);
    return taken;
  }

  timeOf({ n, entry }: Entry<Taken>): Verdict {
    const time = settledTime(this.journal.state, n, entry);
    if (time === null) return this.#settleOpen(entry) ? this.timeOf({ n, entry }) : this.#undated(entry);
    const server = this.clock.server();
    if (server === undefined || time <= server + TOLERANCE_MS) return { time };
    if (time <= server + AHEAD_MS) return "wait";
    const isOurs = entry.boot === this.clock.boot;
    const mono = isOurs ? entry.mono : this.clock.monotonic();
    const above = server + AHEAD_MS;
    this.#settle({ from: n, below: isOurs ? this.journal.next : n, above, now: server, first: mono });
    return isOurs
      ? this.timeOf({ n, entry })
      : { never: "The clock was wrong, and the board has been restarted since." };
  }

  /** Called before a time is used: resolves with whether it would be the same after a power failure. */
  async areTimesKept(): Promise<boolean> {
    if (!this.#settled) return true;
    await this.journal.sync();
    this.#settled = !this.journal.isWritten;
    return !this.#settled;
  }

  #undated({ boot }: Taken): Verdict {
    if (boot === this.clock.boot) return "wait";
    return { never: "The clock was never set before the board was restarted." };
  }

  /** Assigns times to all readings of this boot that have none, once there is a trusted clock. */
  #settleOpen({ boot }: Taken): boolean {
    const { open } = this.journal.state;
    const now = this.clock.now();
    if (now === undefined || boot !== this.clock.boot || open?.boot !== boot) return false;
    this.#settle({ from: open.from, below: this.journal.next, above: null, now, first: open.first });
    return true;
  }

  #settle({ now, first, ...range }: Pick<Settlement, "from" | "below" | "above"> & { now: number; first: number }) {
    const { boot } = this.clock;
    const { highs, lane, last } = this.journal.state;
    const anchor = now - this.clock.monotonic();
    const settlement: Settlement = {
      ...range,
      boot,
      anchor,
      lane: freeLane(highs, lane, anchor + first) ?? lane,
      last: Math.max(first, last?.boot === boot ? last.mono : 0),
    };
    this.#settled = true;
    this.journal.append({ settle: settlement });
  }
}
