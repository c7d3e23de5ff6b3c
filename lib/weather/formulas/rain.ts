/** Gauges resolve a hundredth of a millimetre at best, so this drops only the rounding errors of binary fractions. */
function clean(millimetres: number): number {
  return Math.round(millimetres * 1e6) / 1e6;
}

/**
 * Rain in mm between two readings of a counter. A counter that went down has wrapped at `capacity` (a value that it
 * never shows) if that explains the change with less than half a turn, as in serial number arithmetic (RFC 1982);
 * otherwise it restarted from zero.
 */
export function counterIncrement(previous: number, current: number, capacity?: number): number {
  if (current >= previous) return clean(current - previous);
  const wrapped = capacity === undefined ? Number.POSITIVE_INFINITY : capacity - previous + current;
  return clean(capacity !== undefined && wrapped >= 0 && wrapped < capacity / 2 ? wrapped : current);
}
