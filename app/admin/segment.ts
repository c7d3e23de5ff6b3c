/** Decodes a segment of an address, which Next passes percent-encoded. */
export function segment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The query parameters of an address; of repeated ones the last. */
export function parametersOf(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
  return new URLSearchParams(pairs.flatMap(([name, value]) => (name && value !== undefined ? [[name, value]] : [])));
}
