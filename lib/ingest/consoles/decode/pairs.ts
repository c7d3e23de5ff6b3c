/** A name as it was sent, and its value without the blanks around it. */
export type Pair = readonly [name: string, value: string];

/** Far more than any console sends. */
const MAX_PAIRS = 300;
const MAX_NAME = 64;
const MAX_VALUE = 256;

/** Names and values of a form or a query. Malformed escapes stay as they are. */
export function pairsOf(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const [name, value] of new URLSearchParams(text)) {
    if (pairs.length === MAX_PAIRS) break;
    const known = name.trim();
    if (known !== "" && known.length <= MAX_NAME && value.length <= MAX_VALUE) pairs.push([known, value.trim()]);
  }
  return pairs;
}

/** The last value of a name, in any case. */
export function lastValue(pairs: readonly Pair[], ...names: readonly string[]): string | undefined {
  return pairs.findLast(([name]) => names.includes(name.toLowerCase()))?.[1];
}
