import { isCalm } from "../formulas/wind";
import { beaufortBegins } from "../units/units";
import { SECTORS } from "./prevailing";

/**
 * Lower bounds of the speed classes, m/s: calm below 0.5 (no direction), then the lower bounds of Beaufort forces 3 to
 * 6, where 1 and 2 are light and 6 is a strong wind.
 */
export const ROSE_CLASSES: readonly number[] = [0.5, ...[3, 4, 5, 6].map(beaufortBegins)];

export const ROSE_DIRECTIONS = SECTORS;

export interface WindRose {
  /** Number of winds counted. */
  count: number;
  /** Share of calm winds, 0 to 1. */
  calm: number;
  /** Mean speed of all winds, m/s; null without any. */
  meanSpeed: number | null;
  /** Shares of all by direction (0 is the sector around north, clockwise) and class of speed; with `calm` they sum to 1. */
  shares: number[][];
}

/**
 * How often the wind came from where and how strongly, by the sixteen sectors of 22.5° around the compass points
 * (WMO-No. 100, Guide to Climatological Practices, 4.4.4). Winds with a speed but no direction (cancelled within their
 * hour) are left out.
 * @param winds m/s, and degrees from which they come
 */
export function windRose(winds: Iterable<{ speed: number; direction: number | null }>): WindRose {
  const counts = Array.from({ length: ROSE_DIRECTIONS }, () => ROSE_CLASSES.map(() => 0));
  let [count, calm, total] = [0, 0, 0];
  for (const { speed, direction } of winds) {
    const sector = counts[Math.round((((direction ?? 0) % 360) + 360) / 22.5) % ROSE_DIRECTIONS];
    if (isCalm(speed)) calm += 1;
    else if (direction === null || !sector) continue;
    else sector[classOf(speed)] = (sector[classOf(speed)] ?? 0) + 1;
    count += 1;
    total += speed;
  }
  const share = (part: number) => (count === 0 ? 0 : part / count);
  return {
    count,
    calm: share(calm),
    meanSpeed: count === 0 ? null : total / count,
    shares: counts.map((classes) => classes.map(share)),
  };
}

function classOf(speed: number): number {
  return ROSE_CLASSES.findLastIndex((bound) => speed >= bound);
}
