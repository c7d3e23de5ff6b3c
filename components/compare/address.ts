import { parseSpan, spanQuery } from "@/components/station/history/span";
import type { Span } from "@/lib/contract/charts/span";
import { METRIC_KEYS, type MetricKey } from "@/lib/weather/metrics";

/** Altimeter settings have statistics only if they were sent, and sea-level pressures compare better. */
export const COMPARED = METRIC_KEYS.filter((key) => key !== "altimeterSetting");

/** Either stations over the same period, or years of one station. */
export type Comparison = { metric: MetricKey } & (
  | { kind: "stations"; stationIds: number[]; span: Span }
  | { kind: "years"; stationId: number | null; years: number[] }
);

export interface CompareBarProps<Kind extends Comparison["kind"] = Comparison["kind"]> {
  comparison: Extract<Comparison, { kind: Kind }>;
  onChange: (comparison: Comparison) => void;
}

export const MAX_LINES = 6;
const LAST_ID = 2 ** 31 - 1;

/** Parses `?stations=1,2&metric=…&range=…` or `?station=1&years=2024,2025&metric=…`; invalid parts are ignored. */
export function parseComparison(address: URLSearchParams): Comparison {
  const name = address.get("metric") ?? "";
  const metric = COMPARED.find((key) => key === name) ?? "temperature";
  if (address.has("years")) {
    const [stationId = null] = numbers(address.get("station"), 1, LAST_ID);
    return { kind: "years", metric, stationId, years: numbers(address.get("years"), 1750, 9998) };
  }
  const span = address.has("range") || address.has("from") ? parseSpan(address) : { range: "7d" as const };
  return { kind: "stations", metric, stationIds: numbers(address.get("stations"), 1, LAST_ID), span };
}

function numbers(text: string | null, least: number, most: number): number[] {
  const all = (text ?? "").split(",").map(Number);
  return [...new Set(all)].filter((n) => Number.isInteger(n) && n >= least && n <= most).slice(0, MAX_LINES);
}

/** The query that `parseComparison` parses. */
export function comparisonQuery(comparison: Comparison): string {
  const { metric } = comparison;
  if (comparison.kind === "stations") {
    return `stations=${comparison.stationIds.join(",")}&metric=${metric}&${spanQuery(comparison.span)}`;
  }
  return `station=${comparison.stationId ?? ""}&years=${comparison.years.join(",")}&metric=${metric}`;
}
