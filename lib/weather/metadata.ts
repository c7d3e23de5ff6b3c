/** What must be known of a station to tell what its readings mean (WMO calls it the station's metadata). */
export interface StationMetadata {
  /** Metres above mean sea level, as it is now; null if unknown. */
  elevation: number | null;
}

/** Of a station of which nothing is known. */
export const NO_METADATA: StationMetadata = { elevation: null };

/** The station's elevation at a time (epoch ms), m above sea level; null if unknown. */
export function elevationAt({ elevation }: StationMetadata, _time: number): number | null {
  return elevation;
}
