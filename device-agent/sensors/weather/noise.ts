/** A number from 0 to 1 for each seed, channel and whole number: mulberry32's mixing. */
function random(seed: number, channel: string, index: number): number {
  let hash = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(index | 0, 0x85ebca6b);
  for (const letter of channel) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), hash | 1);
  hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
  return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
}

/**
 * Value noise: a smooth, non-repeating curve from 0 to 1 with a mean of a half.
 * @param hours since any fixed time
 * @param scale hours after which values are independent
 */
export function noise(seed: number, channel: string, hours: number, scale: number): number {
  const at = hours / scale;
  const index = Math.floor(at);
  const part = at - index;
  const from = random(seed, channel, index);
  const to = random(seed, channel, index + 1);
  return from + (to - from) * part * part * (3 - 2 * part);
}
