import type { Range } from "@/lib/contract/series";

export const RANGE_LABELS: Record<Range, string> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  year: "Year",
};

/** The range an address asks for, or the first. */
export function parseRange(text: unknown): Range {
  return typeof text === "string" && Object.hasOwn(RANGE_LABELS, text) ? (text as Range) : "24h";
}
