import { needsEarlierTemperature } from "../formulas/pressure";
import { HOUR_MS } from "../time/durations";
import { elevationAt, type StationMetadata } from "./metadata";

/** The mean of two temperatures half a day apart is close to the daily mean at any hour. */
const BEFORE_MS = 12 * HOUR_MS;
/** Stations that report hourly may do so some minutes early or late. */
const NEAR_MS = HOUR_MS;

/** A good temperature of a station, °C. */
export interface TimedTemperature {
  /** Epoch ms. */
  time: number;
  temperature: number;
}

/** Inclusive, epoch ms. */
export interface TimeWindow {
  from: number;
  to: number;
}

/**
 * Is the station's pressure, at any of its past or present elevations, reduced with the temperature twelve hours
 * earlier?
 */
export function mayNeedEarlier({ elevation, earlier = [] }: StationMetadata): boolean {
  return needsEarlierTemperature(elevation) || earlier.some((former) => needsEarlierTemperature(former.elevation));
}

/** The window that holds the temperature with which a reading of that time is reduced. */
export function windowOf(time: number): TimeWindow & { middle: number } {
  const middle = time - BEFORE_MS;
  return { from: middle - NEAR_MS, to: middle + NEAR_MS, middle };
}

/**
 * The windows for many readings of a station, oldest first: none for readings that need no earlier temperature, and
 * overlapping windows merged.
 */
export function windowsOf(metadata: StationMetadata, times: readonly number[]): TimeWindow[] {
  if (!mayNeedEarlier(metadata)) return [];
  const merged: TimeWindow[] = [];
  for (const time of [...times].sort((a, b) => a - b)) {
    if (!needsEarlierTemperature(elevationAt(metadata, time))) continue;
    const { from, to } = windowOf(time);
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = to;
    else merged.push({ from, to });
  }
  return merged;
}

/**
 * The temperature closest to twelve hours before a time, within an hour of it; of two equally close, the earlier one.
 * Undefined if there is none.
 * @param temperatures oldest first
 */
export function earlierTemperature(temperatures: readonly TimedTemperature[], time: number): number | undefined {
  const { from, to, middle } = windowOf(time);
  const at = firstFrom(temperatures, middle);
  const [before, after] = [temperatures[at - 1], temperatures[at]];
  const isBefore = before !== undefined && before.time >= from;
  const isAfter = after !== undefined && after.time <= to;
  if (isBefore && isAfter) return (middle - before.time <= after.time - middle ? before : after).temperature;
  return isBefore ? before.temperature : isAfter ? after.temperature : undefined;
}

/** The index of the first temperature that is not before a time (binary search). */
function firstFrom(temperatures: readonly TimedTemperature[], time: number): number {
  let [low, high] = [0, temperatures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((temperatures[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The hours (by start, epoch ms) whose readings are reduced with temperatures of this hour. */
export function hoursReducedWith(hour: number): number[] {
  return [BEFORE_MS - HOUR_MS, BEFORE_MS, BEFORE_MS + HOUR_MS].map((later) => hour + later);
}
