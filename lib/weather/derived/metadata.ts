import type { Calibration } from "./calibration";

/** What must be known of a station to tell what its readings mean (WMO calls it the station's metadata). */
export interface StationMetadata {
  /** Metres above mean sea level, as it is now; null if unknown. */
  elevation: number | null;
  /** What it was before the station was moved: until when (epoch ms), oldest first. None where it never was. */
  earlier?: readonly EarlierElevation[];
  /** What its sensors' values are corrected by, oldest first. */
  calibrations?: readonly Calibration[];
}

export interface EarlierElevation {
  until: number;
  elevation: number | null;
}

/** Of a station of which nothing is known. */
export const NO_METADATA: StationMetadata = { elevation: null };

/** The station's elevation at a time (epoch ms), m above sea level; null if unknown. */
export function elevationAt({ elevation, earlier = [] }: StationMetadata, time: number): number | null {
  for (const former of earlier) if (time < former.until) return former.elevation;
  return elevation;
}
