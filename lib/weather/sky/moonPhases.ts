/**
 * In order from new moon. Separate from the almanac, whose library is too large for a browser that only needs the
 * names.
 */
export const MOON_PHASES = [
  "new",
  "waxingCrescent",
  "firstQuarter",
  "waxingGibbous",
  "full",
  "waningGibbous",
  "lastQuarter",
  "waningCrescent",
] as const;
export type MoonPhaseName = (typeof MOON_PHASES)[number];
