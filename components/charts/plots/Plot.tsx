import type { Series } from "@/lib/contract/charts/series";
import { type Chart, isTotal } from "../charts";
import { LinePlot } from "./LinePlot";
import { TotalPlot } from "./TotalPlot";

/** What is drawn; loaded late, as its library is large and the figure says the most important in words. */
export default function Plot({ chart, series }: { chart: Chart; series: Series }) {
  return isTotal(chart) ? <TotalPlot chart={chart} series={series} /> : <LinePlot chart={chart} series={series} />;
}
