/** A part of an address, which Next hands over as it was escaped. */
export function segment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The parameters of an address; of one that is there several times, the last. */
export function parametersOf(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  return new URLSearchParams(pairs.flatMap(([name, value]) => (name && value !== undefined ? [[name, value]] : [])));
}
