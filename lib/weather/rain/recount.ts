import { DAY_MS } from "../time/durations";
import { countRain, isSameState, type RainSample, type RainState } from "./count";

/** A sample with the state after it, as it is stored. */
interface Known extends RainSample {
  state: RainState | undefined;
}

/** What a change of samples comes to. */
interface Recount<S extends Known> {
  /** The samples that were added or changed, and those after which the state is another one now. */
  samples: S[];
  /** Rain by the time of its reading, of every sample that was looked at; undefined where nothing can be said. */
  rain: Map<number, number | undefined>;
}

/** What is later does not depend on a changed sample: a counter that stays lower for a day is believed. */
const FARTHEST_MS = 2 * DAY_MS;

/**
 * Counts the changed samples of a station, and those after each of them as far as they depend on it.
 * @param changed times of samples that were added, changed or removed, ascending
 * @param before the last sample before a time
 * @param from all samples from a time on, with the added ones and without the removed
 */
export async function recount<S extends Known>(
  changed: readonly number[],
  before: (time: number) => Promise<Known | undefined>,
  from: (time: number) => AsyncIterable<S>,
): Promise<Recount<S>> {
  const found: Recount<S> = { samples: [], rain: new Map() };
  const times = new Set(changed);
  for (let next = 0; next < changed.length; ) {
    const start = changed[next] ?? 0;
    let state = (await before(start))?.state;
    // Unless a later sample confirms it, nothing fell.
    if (state?.doubtful) found.rain.set(state.doubtful.time, 0);
    let last = start;
    let isOver = true;
    for await (const sample of from(start)) {
      for (; next < changed.length && Number(changed[next]) <= sample.time; next += 1) last = changed[next] ?? last;
      const counted = countRain(state, sample);
      for (const { time, rain } of counted.falls) found.rain.set(time, rain);
      state = counted.state;
      const isSame = isSameState(state, sample.state);
      if (!isSame || times.has(sample.time)) found.samples.push({ ...sample, state });
      const isIndependent = (isSame && !state?.doubtful) || sample.time > last + FARTHEST_MS;
      if (sample.time > last && isIndependent) {
        isOver = false;
        break;
      }
    }
    if (isOver) break;
  }
  return found;
}
