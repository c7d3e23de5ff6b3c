import type { Metadata } from "next";
import { cache } from "react";
import { calendarValueNamed } from "@/components/report/calendarValues";
import { EmptyPeriod } from "@/components/report/EmptyPeriod";
import { MonthReport } from "@/components/report/MonthReport";
import { periodName } from "@/components/report/periods";
import { ReportView } from "@/components/report/ReportView";
import { YearReport } from "@/components/report/YearReport";
import { periodNamed } from "@/lib/contract/climate";
import { visitor } from "@/lib/site/visitor";
import { rendered } from "@/lib/trpc/server";
import { localDay } from "@/lib/weather/days";
import { NotThere, notThereMetadata } from "../../../../not-there";
import { ofStation } from "../../load";

type Props = PageProps<"/stations/[id]/reports/[period]">;

/** The title and the page ask for the same report. */
const load = cache(async (id: string, name: string) => {
  const period = periodNamed(name);
  if (!period) return undefined;
  return ofStation(id, async (trpc, stationId) => {
    const span = await trpc.climate.span({ stationId });
    if ("month" in period) return { span, month: await trpc.climate.month({ stationId, ...period }), year: null };
    return { span, month: null, year: await trpc.climate.year({ stationId, ...period }) };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, period } = await params;
  const report = await load(id, period);
  if (!report) return notThereMetadata();
  const { month, year } = report;
  const { t, format } = await visitor();
  const names = { station: (month ?? year).station.name, period: periodName(period, format) };
  return { title: t("report.title", names), description: t("report.description", names) };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { id, period } = await params;
  const report = await load(id, period);
  if (!report) return <NotThere />;
  const { span, month, year } = report;
  const { t, format } = await visitor();
  const { station, summary } = month ?? year;
  const today = localDay((await rendered()).time, station.timeZone);
  const shown = calendarValueNamed((await searchParams).show);
  return (
    <ReportView station={station} period={period} span={span} t={t} format={format}>
      {summary.measuredDays === 0 && <EmptyPeriod stationId={station.id} t={t} />}
      {summary.measuredDays > 0 && month && <MonthReport report={month} today={today} t={t} format={format} />}
      {summary.measuredDays > 0 && year && (
        <YearReport report={year} shown={shown} today={today} t={t} format={format} />
      )}
    </ReportView>
  );
}
