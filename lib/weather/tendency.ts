/** The characteristics of WMO code table 0200, by their code figures. */
export const TENDENCIES = [
  "risingThenFalling",
  "risingThenSteady",
  "rising",
  "fallingThenRising",
  "steady",
  "fallingThenRisingLower",
  "fallingThenSteady",
  "falling",
  "risingThenFallingLower",
] as const;
export type Tendency = (typeof TENDENCIES)[number];

/** Barometers show a tenth of a hectopascal. */
const RESOLUTION = 0.1;

/**
 * How the pressure went over three hours, by WMO code table 0200 (WMO-No. 306): from its change (hPa) over the first and over the
 * second half. A half that changed less than half as much as the other is the slower one.
 */
export function tendency(first: number, second: number): Tendency {
  const [before, after] = [sign(first), sign(second)];
  const total = first + second;
  if (before === 0 && after === 0) return sign(total) === 0 ? "steady" : total > 0 ? "rising" : "falling";
  if (before > 0 && after < 0) return total >= 0 ? "risingThenFalling" : "risingThenFallingLower";
  if (before < 0 && after > 0) return total > 0 ? "fallingThenRising" : "fallingThenRisingLower";
  const [early, late] = [Math.abs(first), Math.abs(second)];
  const isUp = before > 0 || after > 0;
  if (late < early / 2) return isUp ? "risingThenSteady" : "fallingThenSteady";
  if (early < late / 2) return isUp ? "fallingThenRising" : "risingThenFallingLower";
  return isUp ? "rising" : "falling";
}

function sign(change: number): number {
  return Math.abs(change) < RESOLUTION - 1e-9 ? 0 : Math.sign(change);
}
