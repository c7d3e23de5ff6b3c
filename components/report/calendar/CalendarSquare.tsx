import type { Preferred } from "@/lib/format/preferred";
import { labelColours, type ScaledMetric } from "@/lib/weather/colours/palette";
import type { MetricKey } from "@/lib/weather/metrics";

interface CalendarSquareProps extends Preferred {
  day: string;
  metric: ScaledMetric & MetricKey;
  /** In the canonical unit; null where nothing was measured. */
  value: number | null;
  /** Not over yet. */
  isRunning: boolean;
}

/**
 * One day of the calendar: its colour, its number if there is space, and always its accessible text. Attributes shared
 * by all squares belong to the table, because there are hundreds of squares.
 */
export function CalendarSquare({ day, metric, value, isRunning, t, format }: CalendarSquareProps) {
  const words = value === null ? t("report.noData") : format.value(metric, value);
  const title = `${format.date(day, "day")}${isRunning ? ` (${t("report.soFar")})` : ""}: ${words}`;
  if (value === null) {
    return (
      <td title={title} className="empty">
        <span className="sr-only">{words}</span>
      </td>
    );
  }
  const isDry = metric === "rain" && value === 0;
  const { background, ink } = labelColours(metric, value);
  return (
    <td
      title={title}
      className={isRunning ? "running" : undefined}
      style={isDry ? undefined : { background, color: ink }}
    >
      <b aria-hidden="true">{isDry ? "·" : format.rounded(metric, value, digitsOf(metric, format))}</b>
      <span className="sr-only">{isRunning ? `${words} (${t("report.soFar")})` : words}</span>
    </td>
  );
}

/** Decimals that fit: whole degrees, but fractions of an inch. */
function digitsOf(metric: MetricKey, format: Preferred["format"]): number {
  return metric === "rain" ? Math.max(0, format.decimals(metric) - 1) : 0;
}
