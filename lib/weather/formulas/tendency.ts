import { roundHalfUp } from "../rounding";

/**
 * The largest change (tenths of hPa over three hours) of each rate, with the words of the Met Office's marine forecasts
 * (fact sheet 8, "Pressure tendency in station reports").
 */
const RATES = [
  { upTo: 0, rising: "steady", falling: "steady" },
  { upTo: 1.5, rising: "risingSlowly", falling: "fallingSlowly" },
  { upTo: 3.5, rising: "rising", falling: "falling" },
  { upTo: 6, rising: "risingQuickly", falling: "fallingQuickly" },
  { upTo: Number.POSITIVE_INFINITY, rising: "risingVeryRapidly", falling: "fallingVeryRapidly" },
] as const;

export const TENDENCIES = [
  "steady",
  "risingSlowly",
  "rising",
  "risingQuickly",
  "risingVeryRapidly",
  "nowRising",
  "fallingSlowly",
  "falling",
  "fallingQuickly",
  "fallingVeryRapidly",
  "nowFalling",
] as const;
export type Tendency = (typeof TENDENCIES)[number];

/** Change in one hour that, kept up for three hours, is more than "slowly". */
const DEFINITE = 0.5;

/**
 * The words for the pressure change over three hours. "Now rising": it fell or was steady, but rose definitely in the
 * last hour; "now falling" likewise.
 * @param change hPa
 * @param lastHour the change over the last hour; undefined if unknown
 */
export function tendency(change: number, lastHour?: number): Tendency {
  const size = roundHalfUp(Math.abs(change), 1);
  const [isUp, isDown] = [size > 0 && change > 0, size > 0 && change < 0];
  if (lastHour !== undefined && !isUp && roundHalfUp(lastHour, 1) >= DEFINITE) return "nowRising";
  if (lastHour !== undefined && !isDown && roundHalfUp(-lastHour, 1) >= DEFINITE) return "nowFalling";
  const rate = RATES.find(({ upTo }) => size <= upTo) ?? RATES[0];
  return change < 0 ? rate.falling : rate.rising;
}

/** 1 up, -1 down, 0 neither. */
export function directionOf(word: Tendency): number {
  if (word === "steady") return 0;
  return word === "nowRising" || word.startsWith("rising") ? 1 : -1;
}
