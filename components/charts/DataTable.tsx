import { useState } from "react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Scrollable } from "@/components/ui/Scrollable";
import type { Series } from "@/lib/contract/charts/series";
import { METRICS, type MetricKey } from "@/lib/weather/metrics";
import { type Chart, isCoarse, zoneOf } from "./charts";
import { toRows } from "./rows";
import { timeStyle } from "./summary";

/** The chart's numbers. The rows are rendered only when the table is opened, because there are many. */
export function DataTable({ chart, series }: { chart: Chart; series: Series }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="mt-2 text-[0.8125rem]" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded text-muted hover:text-ink">{t("charts.table")}</summary>
      {isOpen && <Values chart={chart} series={series} />}
    </details>
  );
}

function Values({ chart, series }: { chart: Chart; series: Series }) {
  const t = useText();
  const format = useFormat();
  const keys: MetricKey[] = chart.lines.map(({ key }) => key);
  if (chart.id === "wind" && series.metrics.windDirection) keys.push("windDirection");
  const rows = toRows(series, keys).filter((row) => Object.keys(row.values).length > 0);
  return (
    <Scrollable
      label={t("charts.values", { title: t(chart.title) })}
      className="mt-2 max-h-64 overflow-auto rounded-lg border border-line"
    >
      <table className="w-full text-right tabular-nums">
        <thead className="sticky top-0 bg-sunken">
          <tr>
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              {t("charts.time")}
            </th>
            {keys.map((key) => (
              <th key={key} scope="col" className="px-3 py-1.5 font-medium">
                {t(key === "windDirection" && isCoarse(series.resolution) ? "charts.resultant" : `metrics.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ time, values, bands }) => (
            <tr key={time} className="border-line border-t">
              <th scope="row" className="whitespace-nowrap px-3 py-1 text-left font-normal text-muted">
                {format.timeIn(time, timeStyle(series), zoneOf(series, format))}
              </th>
              {keys.map((key) => (
                <td key={key} className="whitespace-nowrap px-3 py-1">
                  <Cell
                    metric={key}
                    value={values[key]}
                    band={METRICS[key].aggregate === "mean" ? bands[key] : undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}

interface CellProps {
  metric: MetricKey;
  value: number | null | undefined;
  band: readonly [number, number] | undefined;
}

function Cell({ metric, value, band }: CellProps) {
  const t = useText();
  const format = useFormat();
  if (typeof value !== "number") return "–";
  if (!band || band[0] === band[1]) return format.value(metric, value);
  return (
    <>
      {format.value(metric, value)}{" "}
      <span className="text-muted">
        ({t("charts.span", { from: format.value(metric, band[0]), to: format.value(metric, band[1]) })})
      </span>
    </>
  );
}
