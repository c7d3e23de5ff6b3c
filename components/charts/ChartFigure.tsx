"use client";

import dynamic from "next/dynamic";
import { type RefObject, useContext, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Skeleton } from "@/components/ui/Skeleton";
import { WindArrow } from "@/components/ui/WindArrow";
import type { Series } from "@/lib/contract/charts/series";
import { ChartControls } from "./ChartControls";
import { type Chart, type ChartLine, hasBand, isCoarse, zoneOf } from "./charts";
import { DataTable } from "./DataTable";
import { PictureMenu } from "./PictureMenu";
import { hasClearSky } from "./plots/clearSky";
import { summarise, timeStyle } from "./summary";

/** Far enough below the fold for the plot to be loaded before it is seen. */
const SEEN_MARGIN = "400px";

const Plot = dynamic(() => import("./plots/Plot"), { ssr: false, loading: () => <Skeleton className="h-full" /> });

export function ChartFigure({ chart, series }: { chart: Chart; series: Series }) {
  const t = useText();
  const format = useFormat();
  const title = useId();
  const [frame, isSeen] = useSeen<HTMLDivElement>();
  const { owner, site } = useContext(ChartControls);
  const isSunny = site !== undefined && hasClearSky(chart);
  const names = [...chart.lines.map(({ key }) => t(`metrics.${key}`)), ...(isSunny ? [t("charts.clearSky")] : [])];
  const unit = format.unit(chart.lines[0].key);
  const ends = [series.from, series.to].map((end) => format.timeIn(end, timeStyle(series), zoneOf(series, format)));
  return (
    <figure aria-labelledby={title} className="card flex min-w-0 flex-col px-4 pt-4 pb-3 sm:px-5">
      <figcaption className="mb-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h3 id={title} className="font-semibold">
            {t(chart.title)} <span className="font-normal text-muted text-sm">{unit}</span>
          </h3>
          <div className="flex items-center gap-2">
            <ChartKey chart={chart} series={series} isSunny={isSunny} />
            {isSeen && (
              <PictureMenu
                frame={frame}
                captions={{
                  title: `${owner ?? ""} · ${t(chart.title)}${unit && `, ${unit}`}`,
                  subtitle: `${t("charts.span", { from: ends[0] ?? "", to: ends[1] ?? "" })} · ${format.zoneName(series.to, series.timeZone)}`,
                  source: [...names, t("common.siteName")].join(" · "),
                }}
              />
            )}
          </div>
        </div>
        <p className="mt-0.5 text-[0.8125rem] text-muted">{summarise(series, chart.lines[0].key, t, format)}</p>
      </figcaption>
      <div ref={frame} className="-ml-2 h-52 sm:h-56">
        {isSeen ? <Plot chart={chart} series={series} /> : <Skeleton className="h-full" />}
      </div>
      <DataTable chart={chart} series={series} />
    </figure>
  );
}

/** Legend of the lines if there are several. */
function ChartKey({ chart, series, isSunny }: { chart: Chart; series: Series; isSunny: boolean }) {
  const t = useText();
  const isBanded = hasBand(chart, series);
  if (chart.lines.length === 1 && !isBanded && !isSunny) return null;
  return (
    <ul className="flex flex-wrap gap-x-3.5 text-muted text-xs">
      {chart.lines.map((line) => (
        <li key={line.key} className="flex items-center gap-1.5">
          <Swatch line={line} />
          {isBanded ? t("charts.mean") : t(`metrics.${line.key}`)}
        </li>
      ))}
      {isSunny && (
        <li className="flex items-center gap-1.5">
          <Swatch line={{ colour: "var(--muted)", style: "dashed" }} />
          {t("charts.clearSky")}
        </li>
      )}
      {series.metrics.windDirection && chart.id === "wind" && (
        <li className="flex items-center gap-1.5">
          <WindArrow from={270} className="size-2.5" />
          {t(isCoarse(series.resolution) ? "charts.resultant" : "charts.direction")}
        </li>
      )}
      {isBanded && (
        <li className="flex items-center gap-1.5">
          <span className="h-2.5 w-3.5 rounded-xs bg-muted/25" />
          {t("charts.lowToHigh")}
        </li>
      )}
    </ul>
  );
}

function Swatch({ line: { colour, style } }: { line: Pick<ChartLine, "colour" | "style"> }) {
  const isScale = colour === "temperature";
  return (
    <svg viewBox="0 0 16 4" className="h-1 w-4" aria-hidden="true">
      <line
        x1="0"
        x2="16"
        y1="2"
        y2="2"
        stroke={isScale ? "currentColor" : colour}
        strokeWidth={style === "main" ? 3 : 2}
        strokeDasharray={style === "dashed" ? "4 2.5" : undefined}
      />
    </svg>
  );
}

/**
 * Has the element come near the visible part of the page, or is it printed? Charts that nobody scrolls to are not
 * drawn.
 */
function useSeen<T extends Element>(): [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || !ref.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: SEEN_MARGIN },
    );
    observer.observe(ref.current);
    const print = () => flushSync(() => setSeen(true));
    window.addEventListener("beforeprint", print);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", print);
    };
  }, [isSeen]);
  return [ref, isSeen];
}
