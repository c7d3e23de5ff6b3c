/** Lux. Dark is below `threshold`, bright is above it and the hysteresis; between them nothing changes. */
export interface Twilight {
  threshold: number;
  hysteresis: number;
}

/** Should a light that is on or off be on, now that it is so bright? */
export function onInTheDark(on: boolean, lux: number, { threshold, hysteresis }: Twilight): boolean {
  if (lux < threshold) return true;
  if (lux > threshold + hysteresis) return false;
  return on;
}
