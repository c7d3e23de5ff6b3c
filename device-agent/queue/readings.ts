import { z } from "zod";
import { LANES, laneOf, NO_HIGHS, SPARE_LANE, slot, withHigh } from "../clock/lanes";

const boot = z.string().max(40);
const lane = z
  .int()
  .min(0)
  .max(LANES - 1);

/** A reading when it was taken. */
export const takenSchema = z.object({
  /** Epoch ms; null if no clock could be trusted. */
  time: z.int().nullable(),
  /** Milliseconds since the boot, and which boot: from them it gets its time later. */
  mono: z.int(),
  boot,
  values: z.record(z.string(), z.number()),
  extra: z.record(z.string(), z.number()).optional(),
});
export type Taken = z.infer<typeof takenSchema>;

/** Readings of one boot get new times, anchor + mono. It is on disk before it is first used. */
export const settlementSchema = z.object({
  boot,
  /** The numbers of the entries: from ≤ n < below. */
  from: z.int(),
  below: z.int(),
  /** Only those whose time is later than this; null for those without a time. */
  above: z.int().nullable(),
  anchor: z.int(),
  lane,
  /** The mono of the last one. */
  last: z.int(),
});
export type Settlement = z.infer<typeof settlementSchema>;

export const readingEntrySchema = z.union([takenSchema, z.object({ settle: settlementSchema })]);
export type ReadingEntry = z.infer<typeof readingEntrySchema>;

/** What must be known of all previous readings to assign the next time. */
export const readingStateSchema = z.object({
  lane,
  highs: z.array(z.int()).length(SPARE_LANE),
  settlements: z.array(settlementSchema),
  /** Readings of this boot that have no time. */
  open: z.object({ boot, from: z.int(), first: z.int() }).nullable(),
  last: z.object({ boot, mono: z.int() }).nullable(),
});
export type ReadingState = z.infer<typeof readingStateSchema>;

export const NO_READINGS: ReadingState = { lane: 0, highs: [...NO_HIGHS], settlements: [], open: null, last: null };
/** One is made per boot or jump of the clock. */
const MAX_SETTLEMENTS = 200;

export function foldReading(state: ReadingState, entry: ReadingEntry, n: number): ReadingState {
  return "settle" in entry ? foldSettlement(state, entry.settle) : foldTaken(state, entry, n);
}

function foldTaken(state: ReadingState, { time, mono, boot }: Taken, n: number): ReadingState {
  const last = { boot, mono };
  if (time === null) {
    const open = state.open?.boot === boot ? state.open : { boot, from: n, first: mono };
    return { ...state, last, open };
  }
  return { ...state, last, lane: laneOf(time), highs: [...withHigh(state.highs, time)] };
}

function foldSettlement(state: ReadingState, settlement: Settlement): ReadingState {
  const { above, anchor, lane, last } = settlement;
  const key = JSON.stringify(settlement);
  const others = state.settlements.filter((other) => JSON.stringify(other) !== key);
  // Readings ahead of the server's clock were never stored, so their times are unused again.
  const freed = above === null ? state.highs : state.highs.map((high) => Math.min(high, above));
  return {
    ...state,
    lane,
    settlements: [...others, settlement].slice(-MAX_SETTLEMENTS),
    open: above === null && state.open?.boot === settlement.boot ? null : state.open,
    highs: [...withHigh(freed, slot(anchor + last, lane))],
  };
}

/** The time of a reading by its settlements; always the same. */
export function settledTime(state: ReadingState, n: number, { time, mono, boot }: Taken): number | null {
  let settled = time;
  for (const { from, below, above, anchor, lane, ...settlement } of state.settlements) {
    if (settlement.boot !== boot || n < from || n >= below) continue;
    const isMeant = above === null ? settled === null : settled !== null && settled > above;
    if (isMeant) settled = slot(anchor + mono, lane);
  }
  return settled;
}
