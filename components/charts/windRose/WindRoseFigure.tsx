import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Skeleton } from "@/components/ui/Skeleton";
import type { Span } from "@/lib/contract/charts/span";
import type { WindRoseOutput } from "@/lib/contract/charts/wind-rose";
import { ROSE_CLASSES } from "@/lib/weather/statistics/windRose";
import { ROSE_COLOURS, WindRose } from "./WindRose";

export function WindRoseFigure({ stationId, span }: { stationId: number; span: Span }) {
  const t = useText();
  const trpc = useTRPC();
  const title = useId();
  const { data } = useQuery({
    ...trpc.readings.windRose.queryOptions({ stationId, ...span }),
    placeholderData: keepPreviousData,
  });
  const summary = useSummary(data);
  return (
    <figure aria-labelledby={title} className="card flex min-w-0 flex-col px-4 pt-4 pb-3 sm:px-5">
      <figcaption className="mb-3">
        <h3 id={title} className="font-semibold">
          {t("charts.rose")}
        </h3>
        <p className="mt-0.5 text-[0.8125rem] text-muted">{summary}</p>
      </figcaption>
      {data ? (
        <div className="flex flex-1 flex-wrap items-center justify-center gap-x-8 gap-y-3">
          <WindRose rose={data} label={t("charts.roseOf", { summary: summary ?? "" })} />
          <RoseKey />
        </div>
      ) : (
        <Skeleton className="h-56" />
      )}
    </figure>
  );
}

function useSummary(rose: WindRoseOutput | undefined): string | undefined {
  const t = useText();
  const format = useFormat();
  if (!rose) return undefined;
  if (rose.meanSpeed === null) return t("charts.roseNone");
  const totals = rose.shares.map((classes) => classes.reduce((sum, share) => sum + share, 0));
  const most = Math.max(...totals);
  if (most === 0) return t("charts.roseCalm");
  return t("charts.roseMain", {
    direction: format.compassPoint(totals.indexOf(most) * 22.5),
    share: format.percent(most),
    calm: format.percent(rose.calm),
    mean: format.value("windSpeed", rose.meanSpeed),
  });
}

function RoseKey() {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-1.5 text-muted text-xs">
      {ROSE_CLASSES.map((bound, i) => {
        const next = ROSE_CLASSES[i + 1];
        const value = format.value("windSpeed", next ?? bound);
        return (
          <li key={bound} className="flex items-center gap-2">
            <span className="size-3 rounded-xs" style={{ background: ROSE_COLOURS[i] }} />
            {next === undefined ? t("charts.atLeast", { value }) : t("charts.below", { value })}
          </li>
        );
      })}
    </ul>
  );
}
