/** Gauges resolve a hundredth of a millimetre at best; this drops the rounding of binary fractions and nothing else. */
function clean(millimetres: number): number {
  return Math.round(millimetres * 1e6) / 1e6;
}

/**
 * Rain in mm between two readings of a counter. A counter that went down has wrapped at `capacity` (the reading that
 * it never shows) if that explains it with less than half a turn, as in serial number arithmetic (RFC 1982), or else
 * started again from zero.
 */
export function counterIncrement(previous: number, current: number, capacity?: number): number {
  if (current >= previous) return clean(current - previous);
  const wrapped = capacity === undefined ? Number.POSITIVE_INFINITY : capacity - previous + current;
  return clean(capacity !== undefined && wrapped >= 0 && wrapped < capacity / 2 ? wrapped : current);
}
