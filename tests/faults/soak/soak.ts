import { setTimeout as sleep } from "node:timers/promises";
import type { Dialect } from "@/lib/db/url";
import { type Memory, memoryOf } from "../../integration/support/heap";
import { chance } from "../chance";
import { type Counts, work } from "./work";
import { openWorld, type World } from "./world";

export interface Soak {
  dialect: Dialect;
  /** Rounds of load; after each the garbage is collected and what is left is measured. */
  rounds: number;
  /** How long a round lasts, or how many pieces of work it has. */
  each: { seconds: number } | { pieces: number };
  /** Of the rate that the server was found to reach. */
  share: number;
  seed: number;
  onRound?: (round: number, memory: Memory) => void;
}

export interface SoakOutcome {
  /** Pieces of work a second: the most that the server did, and those that were asked for. */
  most: number;
  rate: number;
  counts: Counts;
  watchedBytes: number;
  /** After each round. */
  memories: Memory[];
}

/** At once, as many as keep two cores busy. */
const WORKERS = 16;
const CALIBRATION_SECONDS = 20;
const CALIBRATION_PIECES = 500;

/** A server under a steady share of the load that it can take, of every kind, with its memory after each round. */
export async function soak({ dialect, rounds, each, share, seed, onRound }: Soak): Promise<SoakOutcome> {
  const random = chance(seed);
  const world = await openWorld(dialect);
  const counts: Counts = {};
  const memories: Memory[] = [];
  try {
    const isLong = "seconds" in each;
    const begun = performance.now();
    const done = await drive(
      world,
      random,
      {},
      isLong ? { seconds: CALIBRATION_SECONDS } : { pieces: CALIBRATION_PIECES },
    );
    const most = (done * 1000) / (performance.now() - begun);
    const rate = most * share;
    for (let round = 1; round <= rounds; round++) {
      await drive(world, random, counts, each, rate);
      const memory = await memoryOf(world.server);
      memories.push(memory);
      onRound?.(round, memory);
    }
    return { most, rate, counts, watchedBytes: world.watched(), memories };
  } finally {
    await world.close();
  }
}

/** Works until the time or the pieces are over, at most `rate` pieces a second. Returns how many there were. */
async function drive(world: World, random: () => number, counts: Counts, each: Soak["each"], rate = Infinity) {
  const begun = performance.now();
  let taken = 0;
  const isOver = () => ("seconds" in each ? performance.now() - begun > each.seconds * 1000 : taken >= each.pieces);
  const worker = async () => {
    while (!isOver()) {
      const dueAt = begun + (taken++ * 1000) / rate;
      await sleep(Math.max(0, dueAt - performance.now()));
      await work(world, random, counts);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return taken;
}

/**
 * How far the heap has grown, as a share: the last three rounds beside the first three that count. The rounds before,
 * `warmUp` of them, compile the code and fill the caches, which are bounded.
 */
export function growth(memories: readonly Memory[], warmUp: number): number {
  const heaps = memories.slice(warmUp).map(({ heapUsed }) => heapUsed);
  return median(heaps.slice(-3)) / median(heaps.slice(0, 3)) - 1;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
