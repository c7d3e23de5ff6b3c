import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { LiveEvent } from "@/lib/contract/live";
import type { StationSummary } from "@/lib/contract/station/station";
import { replaceMapStation } from "./mapStations";
import { useTRPC } from "./trpc";

/** A burst of readings redraws the charts only once. */
const CHART_DELAY_MS = 1500;
/** Today's rain is requested for all stations together, so not with every event of one. */
const RAIN_DELAY_MS = 3000;

/** Applies live events to the query cache. */
export function useApplyEvent(): (event: LiveEvent) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const pending = useRef(new Map<number | "rain", ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const timers = pending.current;
    return () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    };
  }, []);

  function refreshList() {
    void queryClient.invalidateQueries(trpc.stations.list.queryFilter());
  }

  /** Stations may have been removed or hidden. */
  function refreshStations() {
    void queryClient.invalidateQueries(trpc.stations.pathFilter());
  }

  function refreshAll(queryKeys: readonly QueryKey[]) {
    for (const queryKey of queryKeys) void queryClient.invalidateQueries({ queryKey });
  }

  function refreshCharts(stationId: number) {
    if (pending.current.has(stationId)) return;
    const refresh = () => {
      pending.current.delete(stationId);
      const made = [
        trpc.readings.series.queryKey({ stationId }),
        trpc.readings.windRose.queryKey({ stationId }),
        trpc.readings.compareStations.pathKey(),
        trpc.stations.trends.queryKey({ id: stationId }),
        trpc.climate.records.queryKey({ stationId }),
        trpc.climate.sameDay.queryKey({ stationId }),
      ];
      refreshAll(made);
    };
    pending.current.set(stationId, setTimeout(refresh, CHART_DELAY_MS));
  }

  function refreshRain() {
    if (pending.current.has("rain")) return;
    const refresh = () => {
      pending.current.delete("rain");
      void queryClient.invalidateQueries(trpc.stations.rainToday.queryFilter());
    };
    pending.current.set("rain", setTimeout(refresh, RAIN_DELAY_MS));
  }

  function replaceStation(station: StationSummary) {
    queryClient.setQueryData(trpc.stations.byId.queryKey({ id: station.id }), station);
    replaceMapStation(queryClient, station);
    const list = queryClient.getQueryData(trpc.stations.list.queryKey());
    if (list && !list.some(({ id }) => id === station.id)) return refreshList();
    queryClient.setQueryData(trpc.stations.list.queryKey(), (stations) =>
      stations?.map((known) => (known.id === station.id ? station : known)),
    );
  }

  return (event) => {
    if (event.type === "stations") return refreshStations();
    if (event.type === "rollups") {
      refreshRain();
      return refreshCharts(event.stationId);
    }
    if (event.type === "device") {
      const { stationId, device } = event;
      return queryClient.setQueryData(trpc.devices.byStation.queryKey({ stationId }), device);
    }
    if (event.type === "events") {
      return refreshAll([trpc.devices.events.queryKey({ stationId: event.stationId })]);
    }
    if (event.type === "commands") {
      return refreshAll([trpc.admin.commands.queryKey({ stationId: event.stationId })]);
    }
    replaceStation(event.station);
    refreshCharts(event.station.id);
  };
}
