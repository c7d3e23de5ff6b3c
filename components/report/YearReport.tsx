import Link from "next/link";
import type { CalendarValue, ClimateYear, RainYear } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import type { GrowingRule } from "@/lib/weather/climate/climate";
import { YearCalendar } from "./calendar/YearCalendar";
import { DayCounts } from "./DayCounts";
import { Highlights } from "./Highlights";
import { IncompleteMark, IncompleteNote } from "./incomplete";
import { reportAddress } from "./periods";
import { ReportTable } from "./table/ReportTable";

interface YearReportProps extends Preferred {
  report: ClimateYear;
  /** The value that the calendar shows. */
  shown: CalendarValue;
  growing: GrowingRule | undefined;
  /** The station's current date: months to come are not shown. */
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

interface RainYearNoteProps extends Preferred {
  rainYear: RainYear;
  /** The station's current date. */
  today: string;
}

/** The total of a rain year that begins in a month other than January. */
function RainYearNote({ rainYear: { first, last, rain }, today, t, format }: RainYearNoteProps) {
  if (rain === null) return null;
  const period = { first: format.date(first, "longDate"), last: format.date(last, "longDate") };
  return (
    <div>
      <h2 className="mb-1 font-semibold text-lg tracking-tight print:text-sm">{t("report.rainYear")}</h2>
      <p className="text-sm">
        {t("report.rainYearOf", { ...period, value: format.value("rain", rain.value) })}
        {!rain.isWhole && <IncompleteMark t={t} />}
        {today <= last && <span className="text-muted"> {t("report.soFar")}</span>}
      </p>
      {!rain.isWhole && <IncompleteNote t={t} />}
    </div>
  );
}

interface SeasonsProps extends Preferred {
  report: ClimateYear;
  /** The station's current date: seasons to come are not shown. */
  today: string;
}

/**
 * The year from December to November, by seasons. They are named by their months, because winter differs between
 * hemispheres.
 */
function Seasons({ report: { station, seasons, seasonsSummary }, today, t, format }: SeasonsProps) {
  if (seasonsSummary.measuredDays === 0) return null;
  const date = (time: number) => format.timeIn(time, "day", station.timeZone);
  const month = today.slice(0, "2026-07".length);
  const begun = seasons.filter(({ first }) => first <= month);
  return (
    <div>
      <h2 className="mb-3 font-semibold text-lg tracking-tight print:mb-1 print:text-sm">{t("report.seasons")}</h2>
      <ReportTable
        title={t("report.seasons")}
        rowName={t("report.season")}
        rows={begun.map((row) => ({
          id: row.first,
          name: `${format.date(row.first, "month")}–${format.date(row.last, "month")}`,
          row,
        }))}
        summary={seasonsSummary}
        running={begun.find(({ last }) => month <= last)?.first}
        when={date}
        whenInAll={date}
        t={t}
        format={format}
      />
    </div>
  );
}
