import { monitorEventLoopDelay } from "node:perf_hooks";
import { getHeapStatistics } from "node:v8";
import { waitForTurn } from "../event-loop";
import { log } from "../log";
import { processSingleton } from "../process-singleton";
import type { Kind } from "./kinds";

const LOOK_MS = 250;
/** A level is reached when it holds for this many samples, so that one long task does not count as load. */
const LOOKS = 4;
const RESOLUTION_MS = 10;
const RETRY_S = 5;

/** How loaded the process is. */
export interface Load {
  /** Delay of the event loop, ms. */
  lagMs: number;
  /**
   * How long work that yields waits for its next turn, ms. Many yielding pages leave the event loop free, but none of
   * them finishes.
   */
  waitMs: number;
  /** The used share, 0 to 1. */
  heap: number;
}

/**
 * The level from which a kind of request must wait. Pages are requested again; a device's reading may be lost for good
 * with the device, hence last.
 */
const LEVELS: Record<Exclude<Kind, "free">, number> = { live: 1, download: 1, page: 1, trpc: 2, api: 2, recording: 3 };

/**
 * The load at which a level begins. It ends at half of the lag or the wait, so that the server does not oscillate
 * between two. Recording is not refused for waiting work: late is better than lost.
 */
const BOUNDS: readonly Load[] = [
  { lagMs: 500, waitMs: 2_000, heap: 0.85 },
  { lagMs: 1_500, waitMs: 6_000, heap: 0.9 },
  { lagMs: 4_000, waitMs: Number.POSITIVE_INFINITY, heap: 0.95 },
];

/** The level that follows from the last samples: that of the least loaded one; one step down at a time. */
export function nextLevel(level: number, looks: readonly Load[]): number {
  const least = (key: keyof Load) => Math.min(...looks.map((look) => look[key]));
  const [lagMs, waitMs, heap] = [least("lagMs"), least("waitMs"), least("heap")];
  const reached = BOUNDS.filter((bound) => lagMs >= bound.lagMs || waitMs >= bound.waitMs || heap >= bound.heap).length;
  if (reached >= level) return reached;
  const held = BOUNDS[level - 1];
  const isHeld =
    held !== undefined && (lagMs >= held.lagMs / 2 || waitMs >= held.waitMs / 2 || heap >= held.heap - 0.05);
  return isHeld ? level : level - 1;
}

/**
 * The lag that a request arriving at a random moment meets, from the durations of a timer's turns (ms): each is
 * weighted by its length. The plain mean would hide a pause of a second among a hundred short turns.
 */
export function lagOf({ mean, stddev }: { mean: number; stddev: number }): number {
  // No turn was measured, or only one.
  if (!(mean > 0)) return 0;
  const turn = mean + (Number.isNaN(stddev) ? 0 : stddev) ** 2 / mean;
  return Math.max(0, turn - RESOLUTION_MS);
}

const monitor = () => processSingleton("shedding", start);

/** Seconds after which a request of this kind may try again; undefined if it need not wait. */
export function mustWait(kind: Exclude<Kind, "free">): number | undefined {
  return monitor().level >= LEVELS[kind] ? RETRY_S : undefined;
}

function start(): { level: number } {
  const state = { level: 0 };
  const looks: Load[] = Array(LOOKS).fill({ lagMs: 0, waitMs: 0, heap: 0 });
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const timer = setInterval(() => {
    // The histogram holds the durations of a timer of `resolution`, in ns: what exceeds it is lag.
    const lagMs = lagOf({ mean: delay.mean / 1e6, stddev: delay.stddev / 1e6 });
    delay.reset();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    const load = { lagMs: Math.round(lagMs), waitMs: Math.round(waitForTurn()), heap: used / limit };
    looks.push(load);
    looks.shift();
    const level = nextLevel(state.level, looks);
    if (level !== state.level) log.warn({ level, ...load }, "load");
    state.level = level;
  }, LOOK_MS);
  timer.unref();
  return state;
}
