import type { Range } from "@/lib/contract/series";

export const RANGE_KEYS = {
  "24h": "station.range24h",
  "7d": "station.range7d",
  "30d": "station.range30d",
  year: "station.rangeYear",
} as const satisfies Record<Range, string>;

/** The range an address asks for, or the first. */
export function parseRange(text: unknown): Range {
  return typeof text === "string" && Object.hasOwn(RANGE_KEYS, text) ? (text as Range) : "24h";
}
