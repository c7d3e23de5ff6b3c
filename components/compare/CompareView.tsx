"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { PanelError } from "@/components/station/panels/PanelError";
import { Skeleton } from "@/components/ui/Skeleton";
import { type Comparison, comparisonQuery, parseComparison } from "./address";
import { CompareBar } from "./CompareBar";
import { CompareResult } from "./CompareResult";
import { type Frame, linesOfStations, linesOfYears } from "./lines";

/** The address holds the state, so a comparison can be shared. */
export function CompareView() {
  const t = useText();
  const comparison = parseComparison(useSearchParams());
  const { frame, isError, isEmpty, refetch } = useFrame(comparison);
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-5 px-4 pt-6 pb-16 sm:px-6 print:px-0 print:pb-0 print:[zoom:0.75]">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{t("compare.title")}</h1>
        <p className="mt-1 text-muted">{t("compare.description")}</p>
      </div>
      <CompareBar comparison={comparison} onChange={goTo} />
      {isEmpty && (
        <p className="card px-5 py-14 text-center text-muted">
          {t(comparison.kind === "stations" ? "compare.emptyStations" : "compare.emptyYears")}
        </p>
      )}
      {isError && <PanelError title={t("compare.error")} onRetry={refetch} />}
      {!isEmpty && !isError && !frame && <Skeleton className="h-96" />}
      {!isEmpty && frame && (
        <CompareResult metric={comparison.metric} frame={frame} isYears={comparison.kind === "years"} />
      )}
    </div>
  );
}

function useFrame(comparison: Comparison): {
  frame: Frame | undefined;
  isError: boolean;
  isEmpty: boolean;
  refetch: () => void;
} {
  const trpc = useTRPC();
  const { reader } = useFormat();
  const { metric } = comparison;
  const ids = comparison.kind === "stations" ? comparison.stationIds : [];
  const span = comparison.kind === "stations" ? comparison.span : { range: "7d" as const };
  const stations = useQuery({
    ...trpc.readings.compareStations.queryOptions({ metric, stationIds: ids, ...span }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const [stationId, chosen] = comparison.kind === "years" ? [comparison.stationId, comparison.years] : [null, []];
  const years = useQuery({
    ...trpc.readings.compareYears.queryOptions({ metric, stationId: stationId ?? 0, years: chosen }),
    enabled: stationId !== null && chosen.length > 0,
    placeholderData: keepPreviousData,
  });
  if (comparison.kind === "stations") {
    const frame = stations.data && linesOfStations(stations.data, reader.zone);
    return { frame, isError: stations.isError, isEmpty: ids.length === 0, refetch: stations.refetch };
  }
  const frame = years.data && linesOfYears(years.data);
  return { frame, isError: years.isError, isEmpty: stationId === null || chosen.length === 0, refetch: years.refetch };
}

/** Changes the address without requesting the page from the server again. */
function goTo(comparison: Comparison) {
  window.history.replaceState(null, "", `?${comparisonQuery(comparison)}`);
}
