import { growingQuery } from "@/lib/contract/climate/growing";
import type { ClimateSpan } from "@/lib/contract/climate/records";
import type { Formats } from "@/lib/format/formats";
import { addMonths } from "@/lib/weather/climate/calendar";
import type { GrowingRule } from "@/lib/weather/climate/climate";

/** "2026" or "2026-07" */
export type Period = string;

export function isMonth(period: Period): boolean {
  return period.length > "2026".length;
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, "2026".length));
}

/** Does the period have a day between the station's first and last? Names of periods sort like their days. */
export function hasData(period: Period, span: ClimateSpan): boolean {
  if (span === null) return false;
  return period >= span.first.slice(0, period.length) && period <= span.last.slice(0, period.length);
}

/** The period `n` months or years later. */
export function shifted(period: Period, n: number): Period {
  return isMonth(period) ? addMonths(period, n) : String(yearOf(period) + n);
}

export function periodName(period: Period, format: Formats): string {
  return isMonth(period) ? format.date(period, "monthYear") : period;
}

export function reportPath(stationId: number, period: Period): string {
  return `/stations/${stationId}/reports/${period}`;
}

/** The report's address with this rule for growing degree days, if it is not the default one. */
export function reportAddress(stationId: number, period: Period, growing: GrowingRule | undefined): string {
  return `${reportPath(stationId, period)}${queryOf(growing)}`;
}

/** With "?", or empty. */
export function queryOf(growing: GrowingRule | undefined, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(growing && growingQuery(growing)), ...more }).toString();
  return query && `?${query}`;
}
