import { monitorEventLoopDelay } from "node:perf_hooks";
import { getHeapStatistics } from "node:v8";
import { log } from "../log";
import { once } from "../once";
import type { Kind } from "./kinds";

const LOOK_MS = 250;
/** One long piece of work is no load: a level is reached when it holds for so many looks. */
const LOOKS = 4;
const RESOLUTION_MS = 10;
const RETRY_S = 5;

/** How loaded the process is: the mean lag of the event loop since the last look (ms), and the share of the heap used. */
export interface Load {
  lagMs: number;
  heap: number;
}

/**
 * From which level on a kind of request must wait. What people look at comes again by itself; a device's reading may be
 * lost for good with the device, hence last.
 */
const LEVELS: Record<Exclude<Kind, "free">, number> = { live: 1, download: 1, page: 1, trpc: 2, api: 2, recording: 3 };

/** The load at which a level begins. It ends at half of the lag, so that the server does not swing between two. */
const BOUNDS: readonly Load[] = [
  { lagMs: 500, heap: 0.85 },
  { lagMs: 1_500, heap: 0.9 },
  { lagMs: 4_000, heap: 0.95 },
];

/** The level that follows from the last few looks: that of the least loaded of them; one step down at a time. */
export function nextLevel(level: number, looks: readonly Load[]): number {
  const lagMs = Math.min(...looks.map((look) => look.lagMs));
  const heap = Math.min(...looks.map((look) => look.heap));
  const reached = BOUNDS.filter((bound) => lagMs >= bound.lagMs || heap >= bound.heap).length;
  if (reached >= level) return reached;
  const held = BOUNDS[level - 1];
  const isHeld = held !== undefined && (lagMs >= held.lagMs / 2 || heap >= held.heap - 0.05);
  return isHeld ? level : level - 1;
}

const monitor = () => once("shedding", start);

/** Seconds after which a request of this kind may come again; undefined where it need not wait. */
export function mustWait(kind: Exclude<Kind, "free">): number | undefined {
  return monitor().level >= LEVELS[kind] ? RETRY_S : undefined;
}

function start(): { level: number } {
  const state = { level: 0 };
  const looks: Load[] = Array(LOOKS).fill({ lagMs: 0, heap: 0 });
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const timer = setInterval(() => {
    // The histogram holds what a timer of `resolution` took: beyond it is lag.
    const lagMs = Number.isNaN(delay.mean) ? 0 : Math.max(0, delay.mean / 1e6 - RESOLUTION_MS);
    delay.reset();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    looks.push({ lagMs, heap: used / limit });
    looks.shift();
    const level = nextLevel(state.level, looks);
    if (level !== state.level) log.warn({ level, lagMs: Math.round(lagMs), heap: used / limit }, "load");
    state.level = level;
  }, LOOK_MS);
  timer.unref();
  return state;
}
