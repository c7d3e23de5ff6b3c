import { ChartFigure } from "@/components/charts/ChartFigure";
import { chartsOf } from "@/components/charts/charts";
import { RefusedList } from "@/components/charts/RefusedList";
import { WindRoseFigure } from "@/components/charts/windRose/WindRoseFigure";
import { useText } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/charts/series";
import type { Span } from "@/lib/contract/charts/span";

export function HistoryCharts({ series, span }: { series: Series; span: Span }) {
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
