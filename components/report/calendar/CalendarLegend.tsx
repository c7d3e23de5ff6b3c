import type { Preferred } from "@/lib/format/preferred";
import { labelColours } from "@/lib/weather/colours/palette";
import { LEGEND_ENDS } from "./calendarValues";

const STEPS = 24;

interface CalendarLegendProps extends Preferred {
  metric: keyof typeof LEGEND_ENDS;
}

export function CalendarLegend({ metric, t, format }: CalendarLegendProps) {
  const [low, high] = LEGEND_ENDS[metric];
  const colours = Array.from(
    { length: STEPS + 1 },
    (_, i) => labelColours(metric, low + (i / STEPS) * (high - low)).background,
  );
  const [from, to] = [format.value(metric, low), format.value(metric, high)];
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 text-muted text-xs print:hidden">
      <span className="flex items-center gap-2">
        <span className="sr-only">{t("report.legend", { from, to })}</span>
        <span aria-hidden="true">{from}</span>
        <span
          aria-hidden="true"
          className="h-2 w-40 rounded-full"
          style={{ background: `linear-gradient(to right, ${colours.join(", ")})` }}
        />
        <span aria-hidden="true">{to}</span>
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-3 rounded-[3px] border border-line border-dashed" />
        {t("report.noData")}
      </span>
    </div>
  );
}
