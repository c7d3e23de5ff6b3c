import type { Series } from "@/lib/contract/series";
import type { Chart } from "./charts";
import { LinePlot } from "./LinePlot";
import { RainPlot } from "./RainPlot";

/** What is drawn; loaded late, as its library is large and the figure says the most important in words. */
export default function Plot({ chart, series }: { chart: Chart; series: Series }) {
  return chart.id === "rain" ? <RainPlot chart={chart} series={series} /> : <LinePlot chart={chart} series={series} />;
}
