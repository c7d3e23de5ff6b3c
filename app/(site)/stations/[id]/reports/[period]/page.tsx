import type { Metadata } from "next";
import { cache } from "react";
import { Preferences } from "@/components/prefs/Preferences";
import { calendarValueNamed } from "@/components/report/calendar/calendarValues";
import { EmptyPeriod } from "@/components/report/EmptyPeriod";
import { MonthReport } from "@/components/report/MonthReport";
import { periodName, queryOf } from "@/components/report/periods";
import { ReportView } from "@/components/report/ReportView";
import { YearReport } from "@/components/report/YearReport";
import { periodNamed } from "@/lib/contract/climate/climate";
import { growingNamed } from "@/lib/contract/climate/growing";
import { visitor } from "@/lib/site/visitor";
import { rendered } from "@/lib/trpc/server";
import type { GrowingRule } from "@/lib/weather/climate/climate";
import { localDay } from "@/lib/weather/time/days";
import { NotThere, notThereMetadata } from "../../../../not-there";
import { ofStation } from "../../load";

type Props = PageProps<"/stations/[id]/reports/[period]">;

/** The valid rule in an address, if any; the page reports an invalid one. */
function growingIn(query: Record<string, unknown>): GrowingRule | undefined {
  const named = growingNamed(query);
  return named === "wrong" ? undefined : named;
}

/** Cached because the title and the page load the same report. `query` contains the rule for growing degree days. */
const load = cache(async (id: string, name: string, query: string) => {
  const period = periodNamed(name);
  const growing = growingIn(Object.fromEntries(new URLSearchParams(query)));
  if (!period) return undefined;
  return ofStation(id, async (trpc, stationId) => {
    const span = await trpc.climate.span({ stationId });
    const input = { stationId, growing };
    if ("month" in period) return { span, month: await trpc.climate.month({ ...input, ...period }), year: null };
    return { span, month: null, year: await trpc.climate.year({ ...input, ...period }) };
  });
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id, period } = await params;
  const report = await load(id, period, queryOf(growingIn(await searchParams)));
  if (!report) return notThereMetadata();
  const { month, year } = report;
  const { station } = month ?? year;
  const { t, format } = await visitor(station.timeZone);
  const names = { station: station.name, period: periodName(period, format) };
  return { title: t("report.title", names), description: t("report.description", names) };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { id, period } = await params;
  const query = await searchParams;
  const growing = growingIn(query);
  const report = await load(id, period, queryOf(growing));
  if (!report) return <NotThere />;
  const { span, month, year } = report;
  const { station, summary } = month ?? year;
  const { t, format, reader, catalogue } = await visitor(station.timeZone);
  const today = localDay((await rendered()).time, station.timeZone);
  const shown = calendarValueNamed(query.show);
  const view = (
    <ReportView
      station={station}
      period={period}
      span={span}
      growing={growing}
      isWrongRule={growingNamed(query) === "wrong"}
      shown={shown}
      t={t}
      format={format}
    >
      {summary.measuredDays === 0 && <EmptyPeriod stationId={station.id} t={t} />}
      {summary.measuredDays > 0 && month && <MonthReport report={month} today={today} t={t} format={format} />}
      {summary.measuredDays > 0 && year && (
        <YearReport report={year} shown={shown} growing={growing} today={today} t={t} format={format} />
      )}
    </ReportView>
  );
  return (
    <Preferences reader={reader} catalogue={catalogue}>
      {view}
    </Preferences>
  );
}
