import type { Calibration } from "./calibration";

/** What is needed about a station to interpret its readings (WMO: station metadata). */
export interface StationMetadata {
  /** Present elevation, metres above mean sea level; null if unknown. */
  elevation: number | null;
  /** Elevations before the station was moved, each with its end (epoch ms), oldest first. Absent if it never was. */
  earlier?: readonly EarlierElevation[];
  /** The calibrations of its sensors, oldest first. */
  calibrations?: readonly Calibration[];
}

export interface EarlierElevation {
  until: number;
  elevation: number | null;
}

/** Metadata of a station about which nothing is known. */
export const NO_METADATA: StationMetadata = { elevation: null };

/** The station's elevation at a time (epoch ms), m above sea level; null if unknown. */
export function elevationAt({ elevation, earlier = [] }: StationMetadata, time: number): number | null {
  for (const former of earlier) if (time < former.until) return former.elevation;
  return elevation;
}
