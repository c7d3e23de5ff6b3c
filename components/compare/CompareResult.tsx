import dynamic from "next/dynamic";
import { useId } from "react";
import { zoneOf } from "@/components/charts/charts";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Scrollable } from "@/components/ui/Scrollable";
import { Skeleton } from "@/components/ui/Skeleton";
import { METRICS, type MetricKey } from "@/lib/weather/metrics";
import { figuresOf } from "./figures";
import type { Frame } from "./lines";

const ComparePlot = dynamic(() => import("./ComparePlot"), {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
});

interface CompareResultProps {
  metric: MetricKey;
  frame: Frame;
  isYears: boolean;
}

/** The chart and, below it, the figures of each line. */
export function CompareResult({ metric, frame, isYears }: CompareResultProps) {
  const t = useText();
  const format = useFormat();
  const title = useId();
  if (frame.lines.every(({ columns }) => columns.time.length === 0)) {
    return <p className="card px-5 py-14 text-center text-muted">{t("compare.none")}</p>;
  }
  const unit = format.unit(metric);
  return (
    <>
      <figure aria-labelledby={title} className="card min-w-0 px-4 pt-4 pb-3 sm:px-5">
        <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
          <h2 id={title} className="font-semibold">
            {t(`metrics.${metric}`)} <span className="font-normal text-muted text-sm">{unit}</span>
          </h2>
          {!isYears && (
            <p className="text-muted text-xs">
              {t("compare.mixedZones", { zone: format.zoneName(frame.to, zoneOf(frame, format)) })}
            </p>
          )}
        </figcaption>
        <div className="-ml-2 h-72 sm:h-96">
          <ComparePlot metric={metric} frame={frame} isYears={isYears} />
        </div>
      </figure>
      <FiguresTable metric={metric} frame={frame} />
    </>
  );
}

function columnsOf(metric: MetricKey) {
  const { aggregate } = METRICS[metric];
  if (aggregate === "sum") return ["total"] as const;
  if (aggregate === "vector") return [];
  // Feels-like has values in cold and heat only, so their mean would not represent the period.
  return metric === "feelsLike" ? (["low", "high"] as const) : (["low", "mean", "high"] as const);
}

function FiguresTable({ metric, frame }: Omit<CompareResultProps, "isYears">) {
  const t = useText();
  const format = useFormat();
  const columns = columnsOf(metric);
  return (
    <Scrollable label={t("compare.figures")} className="card overflow-x-auto">
      <table className="w-full text-right text-sm [&_td]:tabular-nums">
        <caption className="sr-only">{t("compare.figures")}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="px-4 py-2.5 text-left font-normal sm:px-5">
              {t("compare.name")}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-2.5 py-2.5 font-normal sm:px-5">
                {t(`compare.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {frame.lines.map((line, i) => {
            const figures = figuresOf(line);
            return (
              <tr key={line.name + String(i)} className="border-line border-t">
                <th scope="row" className="px-4 py-2.5 text-left font-medium sm:px-5">
                  <span className="flex items-center gap-2.5">
                    <svg viewBox="0 0 28 4" className="h-1 w-5 shrink-0 sm:w-7" aria-hidden="true">
                      <path d="M0 2h28" stroke={line.colour} strokeWidth={3} strokeDasharray={line.dash} />
                    </svg>
                    {line.name}
                  </span>
                </th>
                {columns.map((column) => (
                  <td key={column} className="whitespace-nowrap px-2.5 py-2.5 sm:px-5">
                    {figures ? format.value(metric, figures[column]) : "–"}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrollable>
  );
}
