import type { ReadingResult } from "../../../../contract/reading/reading";
import type { ReadingRow } from "../../../../db/queries/readings/readings";
import type { Arrival } from "../quality-control";
import { canJoin, isWider } from "./merge";
import type { Again } from "./merge-stored";

/** A station's arrivals by what is there of their times. */
interface Moments {
  /** Of new times, one for each: what several bring is one arrival. */
  fresh: Arrival[];
  /** What became one arrival, by that one, in order. */
  joined: Map<Arrival, Part[]>;
  /** Those of whose time there is a reading, which they may change. */
  again: Again[];
  /** Those that differ from another one of their time: they are brought together once that is stored. */
  differing: Arrival[];
  /** Those that change nothing. */
  repeats: Arrival[];
}

interface Part {
  arrival: Arrival;
  /** Whether it brings what those before it lack. */
  isBringing: boolean;
}

/** Sorts out a station's arrivals, which are in order of time. The first of equal times counts. */
export function momentsOf(arrivals: readonly Arrival[], stored: ReadonlyMap<number, ReadingRow>): Moments {
  const moments: Moments = { fresh: [], joined: new Map(), again: [], differing: [], repeats: [] };
  const { fresh } = moments;
  for (const arrival of arrivals) {
    const row = stored.get(arrival.time);
    const last = fresh.at(-1);
    if (!row && last?.time !== arrival.time) fresh.push(arrival);
    else if (!arrival.merging) moments.repeats.push(arrival);
    else if (row) moments.again.push({ arrival, row });
    else if (last) join(moments, last, arrival);
  }
  return moments;
}

function join({ fresh, joined, differing }: Moments, last: Arrival, arrival: Arrival): void {
  if (!canJoin(last, arrival)) {
    differing.push(arrival);
    return;
  }
  let [one, parts] = [last, joined.get(last)];
  if (!parts) {
    one = { ...last, values: { ...last.values }, extra: last.extra && { ...last.extra } };
    parts = [{ arrival: last, isBringing: true }];
    joined.set(one, parts);
    fresh[fresh.length - 1] = one;
  }
  parts.push({ arrival, isBringing: isWider(one, arrival) });
  Object.assign(one.values, arrival.values);
  if (arrival.extra) one.extra = Object.assign(one.extra ?? {}, arrival.extra);
}

/** Gives each part of what was stored as one its outcome. */
export function settleJoined({ joined }: Moments, outcomes: Map<Arrival, ReadingResult>): void {
  for (const [one, parts] of joined) {
    const outcome = outcomes.get(one);
    if (!outcome || !("flags" in outcome)) continue;
    outcomes.delete(one);
    for (const [i, { arrival, isBringing }] of parts.entries()) {
      if (i === 0) outcomes.set(arrival, outcome);
      else outcomes.set(arrival, isBringing ? { ...outcome, status: "completed" } : { status: "repeated" });
    }
  }
}
