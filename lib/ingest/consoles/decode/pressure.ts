import type { Draft } from "./draft";
import type { Dialect } from "./rules";

/** Standard atmosphere (ICAO Doc 7488): hPa at sea level, and the constants of its lowest layer. */
const SEA_LEVEL = 1013.25;
const LAPSE = 2.25577e-5;
const EXPONENT = 5.25588;
/** From this difference on a value cannot be mistaken for one at sea level. */
const CLEAR_HPA = 30;

/**
 * A console's "relative" pressure is the absolute one plus an offset that its owner once typed in, so it counts only
 * where nothing better can be had. Some clones send `baromin` twice, first relative, then absolute.
 * @returns what its owner should know
 */
export function settlePressure(
  draft: Draft,
  { dialect, elevation }: { dialect: Dialect; elevation: number | null },
): string[] {
  const sent = draft.all("relativePressure");
  const twice = sent.filter(({ name }) => name.toLowerCase() === "baromin");
  const absolute = draft.last("absolutePressure") ?? (twice.length > 1 ? twice.at(-1)?.value : undefined);
  const relative = twice.length > 1 ? twice[0]?.value : sent.at(-1)?.value;
  if (absolute !== undefined) draft.set("pressure", absolute);
  if (relative === undefined || (absolute !== undefined && elevation !== null)) return [];
  draft.set("seaLevelPressure", relative);
  return dialect === "wunderground" && elevation !== null ? absoluteInstead(relative, elevation) : [];
}

function absoluteInstead(relative: number, elevation: number): string[] {
  const expected = SEA_LEVEL * (1 - LAPSE * Math.max(0, Math.min(elevation, 9000))) ** EXPONENT;
  const low = SEA_LEVEL - expected;
  if (low <= CLEAR_HPA || SEA_LEVEL - relative <= CLEAR_HPA || Math.abs(relative - expected) > low / 2) return [];
  return [
    `The console sends ${relative.toFixed(1)} hPa as its pressure at sea level, which is what ${Math.round(elevation)} m above it have: set its relative pressure.`,
  ];
}
