import type { Range, Span } from "@/lib/contract/charts/span";

export const RANGE_KEYS = {
  "24h": "station.range24h",
  "7d": "station.range7d",
  "30d": "station.range30d",
  year: "station.rangeYear",
  all: "station.rangeAll",
} as const satisfies Record<Range, string>;

const FIRST: Span = { range: "24h" };
const DAY = /^\d{4}-\d\d-\d\d$/;
/** The range of times in an address, epoch ms: four-digit years that every database supports. */
const [EARLIEST, LATEST] = [Date.UTC(1750, 0, 1), Date.UTC(9998, 11, 31)];

function isRange(text: string): text is Range {
  return Object.hasOwn(RANGE_KEYS, text);
}

/** The span in an address (`range`, or `from` and `to`: days of the station, or instants), by default the first. */
export function parseSpan(address: URLSearchParams): Span {
  const [from, to, range] = [moment(address.get("from")), moment(address.get("to")), address.get("range")];
  if (from && to && from.time < to.time + (typeof to.value === "string" ? 1 : 0))
    return { from: from.value, to: to.value };
  return range !== null && isRange(range) ? { range } : FIRST;
}

function moment(text: string | null): { value: string | number; time: number } | undefined {
  const time = Date.parse(text ?? "");
  if (text === null || !(time >= EARLIEST && time <= LATEST)) return undefined;
  return { value: DAY.test(text) ? text : time, time };
}

/** The query that `parseSpan` parses. */
export function spanQuery(span: Span): string {
  if ("range" in span) return new URLSearchParams(span).toString();
  const text = (end: string | number) =>
    typeof end === "string" ? end : new Date(end).toISOString().replace(".000", "");
  return new URLSearchParams({ from: text(span.from), to: text(span.to) }).toString();
}
