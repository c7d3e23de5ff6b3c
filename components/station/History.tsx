import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useSearchParams } from "next/navigation";
import { Tabs } from "radix-ui";
import { useTRPC } from "@/components/live/trpc";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Range, Series } from "@/lib/contract/series";
import type { StationSummary } from "@/lib/contract/station";
import { HistoryCharts } from "./HistoryCharts";
import { HistoryError } from "./HistoryError";
import { parseRange, RANGE_KEYS } from "./range";

interface HistoryProps {
  station: StationSummary;
  initialRange: Range;
  initialSeries: Series;
}

export function History({ station, initialRange, initialSeries }: HistoryProps) {
  const trpc = useTRPC();
  const t = useText();
  const format = useFormat();
  const range = parseRange(useSearchParams().get("range"));
  const { data, isPlaceholderData, isError, isFetching, refetch } = useQuery({
    ...trpc.readings.series.queryOptions({ stationId: station.id, range }),
    ...(range === initialRange && { initialData: initialSeries }),
    placeholderData: keepPreviousData,
  });
  const zone = format.zoneName(initialSeries.to, station.timeZone);

  return (
    <section aria-labelledby="history-title">
      <Tabs.Root value={range} onValueChange={selectRange}>
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div>
            <h2 id="history-title" className="font-semibold text-lg tracking-tight">
              {t("station.history")}
            </h2>
            <p className="text-muted text-sm">{t("station.timesIn", { zone })}</p>
          </div>
          <Tabs.List aria-label={t("station.range")} className="flex rounded-xl border border-line bg-sunken p-1">
            {Object.entries(RANGE_KEYS).map(([value, key]) => (
              <Tabs.Trigger
                key={value}
                value={value}
                className="rounded-lg px-3 py-1.5 font-medium text-muted text-sm transition-colors hover:text-ink data-[state=active]:bg-panel dark:data-[state=active]:bg-line data-[state=active]:text-ink data-[state=active]:shadow-sm"
              >
                {t(key)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </div>
        <Tabs.Content
          value={range}
          tabIndex={-1}
          aria-busy={isFetching}
          className={clsx("transition-opacity duration-200", isPlaceholderData && "opacity-50")}
        >
          {isError && !isFetching && <HistoryError onRetry={refetch} hasOlder={data !== undefined} />}
          {data && <HistoryCharts series={data} />}
        </Tabs.Content>
      </Tabs.Root>
    </section>
  );
}

/** Next follows the address without asking the server for the page again. */
function selectRange(range: string) {
  window.history.replaceState(null, "", `?range=${range}`);
}
