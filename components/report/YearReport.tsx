import Link from "next/link";
import type { CalendarValue, ClimateYear } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import type { GrowingRule } from "@/lib/weather/climate/climate";
import { YearCalendar } from "./calendar/YearCalendar";
import { DayCounts } from "./DayCounts";
import { Highlights } from "./Highlights";
import { reportAddress } from "./periods";
import { RainYearNote } from "./RainYearNote";
import { Seasons } from "./Seasons";
import { ReportTable } from "./table/ReportTable";

interface YearReportProps extends Preferred {
  report: ClimateYear;
  /** What the calendar shows. */
  shown: CalendarValue;
  growing: GrowingRule | undefined;
  /** The station's date now: months to come are not shown. */
  today: string;
}

export function YearReport({ report, shown, growing, today, t, format }: YearReportProps) {
  const { station, months, summary, runningDay } = report;
  const date = (time: number) => format.timeIn(time, "day", station.timeZone);
  const rows = months
    .filter(({ month }) => month <= today)
    .map((row) => ({
      id: row.month,
      name: (
        <Link
          prefetch={false}
          href={reportAddress(station.id, row.month, growing)}
          className="rounded text-accent hover:underline print:text-inherit"
        >
          {format.date(row.month, "month")}
        </Link>
      ),
      row,
    }));
  return (
    <>
      <Highlights summary={summary} isRunning={runningDay !== null} timeZone={station.timeZone} t={t} format={format} />
      <YearCalendar report={report} shown={shown} growing={growing} t={t} format={format} />
      <div>
        <h2 className="mb-3 font-semibold text-lg tracking-tight print:mb-1 print:text-sm">
          {t("report.monthByMonth")}
        </h2>
        <ReportTable
          title={t("report.monthByMonth")}
          rowName={t("report.month")}
          rows={rows}
          summary={summary}
          running={runningDay?.slice(0, "2026-07".length)}
          when={date}
          whenInAll={date}
          t={t}
          format={format}
        />
      </div>
      {report.rainYear && <RainYearNote rainYear={report.rainYear} today={today} t={t} format={format} />}
      <Seasons report={report} today={today} t={t} format={format} />
      <DayCounts summary={summary} t={t} format={format} />
    </>
  );
}
