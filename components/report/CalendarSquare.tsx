import type { Preferred } from "@/lib/format/preferred";
import type { MetricKey } from "@/lib/weather/metrics";
import { labelColours, type ScaledMetric } from "@/lib/weather/palette";

interface CalendarSquareProps extends Preferred {
  day: string;
  metric: ScaledMetric & MetricKey;
  /** In the unit that we keep; null where nothing was measured. */
  value: number | null;
}

/** One day of the calendar: its colour for the eye, where there is room its number, and always its words. */
export function CalendarSquare({ day, metric, value, t, format }: CalendarSquareProps) {
  const words = value === null ? t("report.noData") : format.value(metric, value);
  const title = `${format.date(day, "date")}: ${words}`;
  if (value === null) {
    return (
      <td title={title} className="h-5 rounded-[3px] bg-sunken sm:h-7">
        <span className="sr-only">{words}</span>
      </td>
    );
  }
  const { background, ink } = labelColours(metric, value);
  return (
    <td
      title={title}
      className="h-5 rounded-[3px] sm:h-7 print:h-4 print:bg-transparent! print:text-inherit!"
      style={{ backgroundColor: background, color: ink }}
    >
      <span aria-hidden="true" className="hidden text-[0.6875rem] lg:inline print:inline print:text-[6pt]">
        {format.number(
          format.convert(metric, value),
          format.convert(metric, value) < 10 && format.decimals(metric) > 1 ? 1 : 0,
        )}
      </span>
      <span className="sr-only">{words}</span>
    </td>
  );
}
