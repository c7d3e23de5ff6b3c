/** Sectors of 22.5° around the compass points (WMO-No. 100, 4.4.4). */
export const SECTORS = 16;

/** Hours with wind from one sector; calm hours and those of variable wind are in none. */
export interface SectorHours {
  /** 0 is the sector around north; clockwise. */
  sector: number;
  hours: number;
  /** Sum of their resultant wind speeds, m/s. */
  total: number;
}

/**
 * The direction from which the wind came most often, in degrees: the middle of the sector with the most hours (AMS
 * Glossary of Meteorology, "prevailing wind direction"), not the resultant, which may point where hardly any wind came
 * from. Ties go to the sector with more wind. Null if no hour had a direction.
 */
export function prevailingWind(winds: readonly SectorHours[]): number | null {
  const sums = Array.from({ length: SECTORS }, (_, sector) => ({ sector, hours: 0, total: 0 }));
  for (const { sector, hours, total } of winds) {
    const sum = sums[sector];
    if (!sum) continue;
    sum.hours += hours;
    sum.total += total;
  }
  const most = sums.reduce((a, b) => (b.hours > a.hours || (b.hours === a.hours && b.total > a.total) ? b : a));
  return most.hours === 0 ? null : most.sector * (360 / SECTORS);
}
