import { ChartFigure } from "@/components/charts/ChartFigure";
import { chartsOf } from "@/components/charts/charts";
import { useText } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/series";

export function HistoryCharts({ series }: { series: Series }) {
  const t = useText();
  const charts = chartsOf(series);
  if (charts.length === 0) {
    return <p className="card px-5 py-14 text-center text-muted">{t("station.nothingInRange")}</p>;
  }
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {charts.map((chart) => (
        <div key={chart.id} className={chart.id === "temperature" ? "grid lg:col-span-2" : "grid"}>
          <ChartFigure chart={chart} series={series} />
        </div>
      ))}
    </div>
  );
}
