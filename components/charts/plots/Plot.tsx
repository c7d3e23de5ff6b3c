import type { Series } from "@/lib/contract/charts/series";
import { type Chart, isTotal } from "../charts";
import { LinePlot } from "./LinePlot";
import { TotalPlot } from "./TotalPlot";

/** The plot. Loaded late, because its library is large and the figure gives the most important values in words. */
export default function Plot({ chart, series }: { chart: Chart; series: Series }) {
  return isTotal(chart) ? <TotalPlot chart={chart} series={series} /> : <LinePlot chart={chart} series={series} />;
}
