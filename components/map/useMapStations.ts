import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import { loadMapStations, MAP_STATIONS, type MapStations } from "@/components/live/mapStations";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import type { RainToday } from "./mapMetrics";

/** Live events keep them up to date in between. */
const FRESH_MS = 60_000;
/** Until a page that is never idle, or a browser that does not say so, loads them nevertheless. */
const IDLE_MS = 2_000;

/**
 * The stations of the map: those that came with the page, and all of them once they are needed or the browser is idle.
 * What arrives is drawn in steps, so that the page answers in between.
 */
export function useMapStations({ stations, isWhole, list }: MapStations, isNeeded: boolean) {
  const client = useTRPCClient();
  const isIdle = useIdle();
  const { data, isError, refetch } = useQuery({
    queryKey: MAP_STATIONS,
    queryFn: ({ signal }) => loadMapStations(() => client.stations.table.query(undefined, { signal })),
    initialData: { stations, isWhole, list },
    enabled: isWhole || isNeeded || isIdle,
    staleTime: ({ state }) => (state.data?.isWhole ? FRESH_MS : 0),
  });
  // Those that came with an earlier page are of no use for another list.
  const known = data.isWhole || data.list === list ? data : { stations, isWhole, list };
  return { ...useDeferredValue(known), hasFailed: isError && !known.isWhole, retry: () => void refetch() };
}

/** Today's rain, at the stations that came with the page until all are loaded. */
export function useRainToday(first: RainToday, isShown: boolean): RainToday {
  const { data } = useQuery({
    ...useTRPC().stations.rainToday.queryOptions(),
    enabled: isShown,
    placeholderData: first,
  });
  return data ?? first;
}

function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    const begin = () => setIsIdle(true);
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(begin, IDLE_MS / 4);
      return () => clearTimeout(timer);
    }
    const asked = requestIdleCallback(begin, { timeout: IDLE_MS });
    return () => cancelIdleCallback(asked);
  }, []);
  return isIdle;
}
