import { useState } from "react";
import { Scrollable } from "@/components/ui/Scrollable";
import type { Series } from "@/lib/contract/series";
import { formatTime } from "@/lib/format/time";
import { formatValue } from "@/lib/format/value";
import { METRICS, type MetricKey } from "@/lib/weather/metrics";
import type { Chart } from "./charts";
import { toRows } from "./rows";
import { timeStyle } from "./summary";

/** The chart's numbers. Its many rows are made when somebody wants them. */
export function DataTable({ chart, series }: { chart: Chart; series: Series }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="mt-2 text-[0.8125rem]" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded text-muted hover:text-ink">Table of values</summary>
      {isOpen && <Values chart={chart} series={series} />}
    </details>
  );
}

function Values({ chart, series }: { chart: Chart; series: Series }) {
  const keys: MetricKey[] = chart.lines.map(({ key }) => key);
  if (chart.id === "wind" && series.metrics.windDirection) keys.push("windDirection");
  const rows = toRows(series, keys).filter((row) => Object.keys(row.values).length > 0);
  return (
    <Scrollable label={`${chart.title}, values`} className="mt-2 max-h-64 overflow-auto rounded-lg border border-line">
      <table className="w-full text-right">
        <thead className="sticky top-0 bg-sunken">
          <tr>
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              Time
            </th>
            {keys.map((key) => (
              <th key={key} scope="col" className="px-3 py-1.5 font-medium">
                {METRICS[key].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ time, values, bands }) => (
            <tr key={time} className="border-line border-t">
              <th scope="row" className="whitespace-nowrap px-3 py-1 text-left font-normal text-muted">
                {formatTime(time, timeStyle(series), series.timeZone)}
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
  if (typeof value !== "number") return "–";
  if (!band || band[0] === band[1]) return formatValue(metric, value);
  return (
    <>
      {formatValue(metric, value)}{" "}
      <span className="text-muted">
        ({formatValue(metric, band[0])} to {formatValue(metric, band[1])})
      </span>
    </>
  );
}
