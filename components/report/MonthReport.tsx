import type { ClimateMonth } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import { DayCounts } from "./DayCounts";
import { Highlights } from "./Highlights";
import { ReportTable } from "./table/ReportTable";

interface MonthReportProps extends Preferred {
  report: ClimateMonth;
  /** The station's current date: days to come are not shown. */
  today: string;
}

export function MonthReport({ report: { station, days, summary, runningDay }, today, t, format }: MonthReportProps) {
  const rows = days
    .filter(({ day }) => day <= today)
    .map((row) => ({ id: row.day, name: format.date(row.day, "weekday"), row }));
  return (
    <>
      <Highlights summary={summary} isRunning={runningDay !== null} timeZone={station.timeZone} t={t} format={format} />
      <div>
        <h2 className="mb-3 font-semibold text-lg tracking-tight print:mb-1 print:text-sm">{t("report.dayByDay")}</h2>
        <ReportTable
          title={t("report.dayByDay")}
          rowName={t("report.day")}
          rows={rows}
          summary={summary}
          running={runningDay ?? undefined}
          when={(time) => format.extremeIn(time, "time", station.timeZone)}
          whenInAll={(time) => format.timeIn(time, "day", station.timeZone)}
          t={t}
          format={format}
        />
      </div>
      <DayCounts summary={summary} t={t} format={format} />
    </>
  );
}
