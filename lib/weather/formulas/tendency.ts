import { roundHalfUp } from "../rounding";

/**
 * How fast, by the change (hPa, in tenths) over three hours up to which the words hold: those of the Met Office's marine
 * forecasts (its fact sheet 8, "Pressure tendency in station reports").
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

/** In an hour: the rate at which three hours of it are more than "slowly". */
const DEFINITE = 0.5;

/**
 * The words for how the pressure went over three hours. "Now rising": it fell or was steady over them, but rose definitely in the last
 * one; "now falling" likewise.
 * @param change hPa
 * @param lastHour the change over the last hour; undefined where it is not known
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
