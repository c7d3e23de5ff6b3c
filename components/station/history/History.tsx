import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { ChartControls } from "@/components/charts/ChartControls";
import { ChartFigure } from "@/components/charts/ChartFigure";
import { chartsOf } from "@/components/charts/charts";
import { RefusedList } from "@/components/charts/RefusedList";
import { WindRoseFigure } from "@/components/charts/windRose/WindRoseFigure";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/charts/series";
import type { Span } from "@/lib/contract/charts/span";
import type { StationSummary } from "@/lib/contract/station/station";
import { DAY_MS } from "@/lib/weather/time/durations";
import { DetailsSkeleton } from "../DetailsSkeleton";
import { PanelError } from "../panels/PanelError";
import { HistoryBar } from "./HistoryBar";
import { parseSpan, spanQuery } from "./span";

/** All metrics over a range chosen by the visitor, and kept in the address. */
export function History({ station }: { station: StationSummary }) {
  const trpc = useTRPC();
  const t = useText();
  const format = useFormat();
  const { lat, lon, elevation } = station;
  const site = useMemo(() => ({ lat, lon, elevation }), [lat, lon, elevation]);
  const span = parseSpan(useSearchParams());
  const [isRefusedWanted, wantRefused] = useState(false);
  const [trail, setTrail] = useState<Span[]>([]);
  const { data, isPlaceholderData, isError, isFetching, refetch } = useQuery({
    ...trpc.readings.series.queryOptions({ stationId: station.id, ...span, flagged: isRefusedWanted && isShort(span) }),
    placeholderData: keepPreviousData,
  });
  function lookCloser(from: number, to: number) {
    setTrail([...trail, span]);
    goTo({ from, to });
  }

  function choose(next: Span) {
    setTrail([]);
    goTo(next);
  }

  function goBack() {
    goTo(trail.at(-1) ?? { range: "24h" });
    setTrail(trail.slice(0, -1));
  }

  return (
    <section aria-labelledby="history-title">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h2 id="history-title" className="font-semibold text-lg tracking-tight">
            {t("station.history")}
          </h2>
          <p className="text-muted text-sm">
            {t("station.timesIn", { zone: format.zoneName(data?.to ?? station.timestamp ?? 0, station.timeZone) })}
          </p>
        </div>
        <HistoryBar
          stationId={station.id}
          span={span}
          series={data}
          refused={isShort(span) && isRefusedWanted}
          onRefused={isShort(span) ? wantRefused : undefined}
          onChange={choose}
          onBack={"range" in span ? undefined : goBack}
        />
      </div>
      <div
        aria-busy={isFetching}
        className={clsx("transition-opacity duration-200", isPlaceholderData && "opacity-50")}
      >
        {isError && !isFetching && (
          <PanelError title={t("station.historyErrorTitle")} onRetry={refetch} hasOlder={data !== undefined} />
        )}
        <ChartControls value={{ onSelect: lookCloser, owner: station.name, site }}>
          {data ? <HistoryCharts series={data} span={span} /> : !isError && <DetailsSkeleton />}
        </ChartControls>
      </div>
    </section>
  );
}

/** Flagged values are searched among raw readings, which takes long in a large range. */
function isShort(span: Span): boolean {
  if ("range" in span) return span.range === "24h" || span.range === "7d" || span.range === "30d";
  const [from, to] = [new Date(span.from).getTime(), new Date(span.to).getTime()];
  return to - from <= 29 * DAY_MS;
}

/** Changes the address without requesting the page from the server again. */
function goTo(span: Span) {
  window.history.replaceState(null, "", `?${spanQuery(span)}`);
}

function HistoryCharts({ series, span }: { series: Series; span: Span }) {
  const t = useText();
  const charts = chartsOf(series);
  if (charts.length === 0) {
    return (
      <>
        <p className="card px-5 py-14 text-center text-muted">{t("station.nothingInRange")}</p>
        {series.flagged && <RefusedList series={series} />}
      </>
    );
  }
  return (
    <>
      <p className="mb-3 text-[0.8125rem] text-muted max-lg:hidden print:hidden">{t("station.dragHint")}</p>
      <div className="grid gap-4 lg:grid-cols-2">
        {charts.map((chart) => (
          <div key={chart.id} className={chart.id === "temperature" ? "grid lg:col-span-2" : "grid"}>
            <ChartFigure chart={chart} series={series} />
          </div>
        ))}
        {series.metrics.windSpeed && series.metrics.windDirection && (
          <WindRoseFigure stationId={series.stationId} span={span} />
        )}
      </div>
      {series.flagged && <RefusedList series={series} />}
    </>
  );
}
