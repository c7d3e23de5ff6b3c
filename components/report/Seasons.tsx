import type { ClimateYear } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import { ReportTable } from "./table/ReportTable";

interface SeasonsProps extends Preferred {
  report: ClimateYear;
  /** The station's date now: seasons to come are not shown. */
  today: string;
}

/** The year from December to November, by seasons. They are named by their months, as winter is another one in the south. */
export function Seasons({ report: { station, seasons, seasonsSummary }, today, t, format }: SeasonsProps) {
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
