/** Far below any instrument's resolution, and above the noise that conversions and sums of binary fractions leave. */
const NOISE = 1e-6;

/**
 * Rounds to a number of decimals, midpoints up: 3.5 → 4, −3.5 → −3. WMO and the US climate data centre (NWS Technical
 * Implementation Notice 11-54) ask for this asymmetric rounding, and ASOS uses it. Never returns -0.
 */
export function roundHalfUp(value: number, decimals = 0): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + NOISE) / scale + 0;
}
