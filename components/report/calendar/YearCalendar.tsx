import clsx from "clsx";
import Link from "next/link";
import type { CalendarDay, CalendarValue, ClimateYear } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import { daysOfMonth, monthsOfYear } from "@/lib/weather/climate/calendar";
import type { GrowingRule } from "@/lib/weather/climate/climate";
import { labelColours } from "@/lib/weather/colours/palette";
import { queryOf } from "../periods";
import { CalendarSquare } from "./CalendarSquare";
import { CALENDAR_METRICS, CALENDAR_VALUES, LEGEND_ENDS } from "./calendarValues";

const LEGEND_STEPS = 24;

interface YearCalendarProps extends Preferred {
  report: ClimateYear;
  shown: CalendarValue;
  growing: GrowingRule | undefined;
}

const DAYS = Array.from({ length: 31 }, (_, i) => i + 1);

/** A year at a glance: a line per month, a coloured square per day. */
export function YearCalendar({ report: { year, days, runningDay }, shown, growing, t, format }: YearCalendarProps) {
  const metric = CALENDAR_METRICS[shown];
  const values = new Map(days.map((day: CalendarDay) => [day.day, day[shown]]));
  return (
    <section aria-labelledby="calendar" className="card p-3 sm:p-5 print:border-0 print:p-0 print:shadow-none">
      <div className="mb-3 flex flex-wrap items-center print:mb-1 justify-between gap-3">
        <h2 id="calendar" className="font-semibold text-lg tracking-tight print:text-sm">
          {t("report.calendar")}
        </h2>
        <nav aria-label={t("report.show")} className="flex flex-wrap gap-1 text-sm print:hidden">
          {CALENDAR_VALUES.map((value) => (
            <Link
              prefetch={false}
              key={value}
              href={queryOf(growing, { show: value })}
              scroll={false}
              aria-current={value === shown ? "true" : undefined}
              className={clsx(
                "rounded-lg px-2.5 py-1 transition-colors",
                value === shown
                  ? "bg-accent-soft font-medium text-accent"
                  : "text-muted hover:bg-sunken hover:text-ink",
              )}
            >
              {t(`report.${value}`)}
            </Link>
          ))}
        </nav>
      </div>
      <table
        className={clsx(
          "w-full table-fixed border-separate border-spacing-px text-center sm:border-spacing-0.5",
          "[&_td]:h-5 [&_td]:rounded-[3px] [&_td]:bg-sunken sm:[&_td]:h-7 print:[&_td]:h-4",
          "[&_td.empty]:border [&_td.empty]:border-line [&_td.empty]:border-dashed [&_td.empty]:bg-transparent",
          "[&_td.running]:outline [&_td.running]:outline-2 [&_td.running]:outline-muted",
          "[&_b]:hidden [&_b]:font-normal [&_b]:text-[0.6875rem] lg:[&_b]:inline",
          "print:[&_td]:bg-transparent! print:[&_td]:text-inherit! print:[&_b]:inline print:[&_b]:text-[6pt]",
        )}
      >
        <caption className="sr-only">
          {t("report.calendarOf", { year: String(year), value: t(`report.${shown}`) })}
        </caption>
        <thead>
          <tr className="text-[0.625rem] text-muted">
            <th scope="col" className="w-8 sm:w-10">
              <span className="sr-only">{t("report.month")}</span>
            </th>
            {DAYS.map((day) => (
              <th key={day} scope="col" className="font-normal">
                <span className={clsx(day % 5 !== 0 && day !== 1 && "sr-only lg:not-sr-only")}>{day}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthsOfYear(year).map((month) => (
            <tr key={month}>
              <th scope="row" className="text-left font-normal text-muted text-xs">
                {format.date(month, "month")}
              </th>
              {daysOfMonth(month).map((day) => (
                <CalendarSquare
                  key={day}
                  day={day}
                  metric={metric}
                  value={values.get(day) ?? null}
                  isRunning={day === runningDay}
                  t={t}
                  format={format}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <CalendarLegend metric={metric} t={t} format={format} />
    </section>
  );
}

interface CalendarLegendProps extends Preferred {
  metric: keyof typeof LEGEND_ENDS;
}

function CalendarLegend({ metric, t, format }: CalendarLegendProps) {
  const [low, high] = LEGEND_ENDS[metric];
  const colours = Array.from(
    { length: LEGEND_STEPS + 1 },
    (_, i) => labelColours(metric, low + (i / LEGEND_STEPS) * (high - low)).background,
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
