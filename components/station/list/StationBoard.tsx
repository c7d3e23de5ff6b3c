"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { Activity, Suspense, useMemo, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { arranged, matching } from "@/components/map/arrange";
import { DemoNote } from "@/components/map/DemoNote";
import { Legend } from "@/components/map/Legend";
import type { Tiles } from "@/components/map/MapCanvas";
import { MetricPicker } from "@/components/map/MetricPicker";
import { isAltimeterSetting, type RainToday } from "@/components/map/mapMetrics";
import { useHere } from "@/components/map/useHere";
import { moveMapView, useMapView } from "@/components/map/useMapView";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station/station";
import { GettingStarted } from "./GettingStarted";
import { StationList } from "./StationList";

/** Loaded late, because visitors read the list first, and it arrives with the page. */
const MapCanvas = dynamic(() => import("@/components/map/MapCanvas"), { ssr: false });

const NO_RAIN: RainToday = {};

interface StationBoardProps {
  /** The first stations by name. */
  initial: StationSummary[];
  /** Are there more stations? */
  hasMore: boolean;
  tiles?: Tiles | undefined;
}

/** The map and the list of stations, each highlighting the station pointed at in the other; they hydrate one by one. */
export function StationBoard({ initial, hasMore, tiles }: StationBoardProps) {
  const t = useText();
  const { comfort } = useFormat().reader;
  const trpc = useTRPC();
  const [view, changeView] = useMapView();
  const { here, state, locate } = useHere(() => changeView({ sort: "distance" }));
  const { data: stations } = useQuery({
    ...trpc.stations.list.queryOptions(),
    ...(hasMore ? { placeholderData: initial } : { initialData: initial }),
  });
  const { data: rainToday = NO_RAIN } = useQuery({
    ...trpc.stations.rainToday.queryOptions(),
    enabled: view.metric === "rain",
  });
  const [activeId, setActiveId] = useState<number | null>(null);

  const all = stations ?? initial;
  const { metric, query, sort } = view;
  const shown = useMemo(() => matching(all, query), [all, query]);
  const list = useMemo(
    () => arranged(shown, { sort, metric, rainToday, comfort, here }),
    [shown, sort, metric, rainToday, comfort, here],
  );
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] lg:h-[calc(100dvh-3.5rem)] lg:flex-none lg:grid-rows-1 lg:grid-cols-[minmax(0,1fr)_28rem]">
      <section aria-label={t("map.region")} className="relative isolate h-[44svh] min-h-64 bg-sea lg:h-auto lg:min-h-0">
        <Suspense>
          <MapCanvas
            // moves the map to the first stations when they appear
            key={all.length > 0 ? "stations" : "world"}
            stations={shown}
            metric={view.metric}
            rainToday={rainToday}
            tiles={tiles}
            place={view.place}
            onMove={moveMapView}
            here={here}
            activeId={activeId}
            onActivate={setActiveId}
          />
        </Suspense>
        {all.length > 0 && (
          <Activity>
            <div className="pointer-events-none absolute top-2.5 right-14 left-2.5 z-[1000] flex flex-wrap items-center gap-2">
              <MetricPicker metric={view.metric} onChange={(metric) => changeView({ metric })} />
              <DemoNote stations={all} />
            </div>
            <Legend
              metric={view.metric}
              hasAltimeterSettings={all.some((station) => isAltimeterSetting(station, view.metric))}
            />
          </Activity>
        )}
      </section>
      <section
        aria-labelledby="stations-title"
        className="flex min-h-0 flex-col border-line border-t bg-panel lg:border-t-0 lg:border-l"
      >
        {all.length > 0 ? (
          <Activity>
            <StationList
              stations={list}
              total={all.length}
              view={view}
              onChange={changeView}
              rainToday={rainToday}
              here={here}
              locating={state}
              onLocate={locate}
              activeId={activeId}
              onActivate={setActiveId}
            />
          </Activity>
        ) : (
          <GettingStarted />
        )}
      </section>
    </div>
  );
}
